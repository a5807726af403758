package dev.anachron.film;

import java.util.Arrays;

/** A column that grows. */
final class Column {
    private long[] numbers = new long[64];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    long get(int row) {
        return numbers[row];
    }

    void set(int row, long number) {
        numbers[row] = number;
    }

    int size() {
        return size;
    }

    Numbers numbers() {
        return Numbers.of(Arrays.copyOf(numbers, size));
    }
}
