package dev.anachron.film;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;

/** A column of numbers. */
public final class Numbers {
    private final long[] numbers;

    private Numbers(long[] numbers) {
        this.numbers = numbers;
    }

    public static Numbers of(long... numbers) {
        return new Numbers(numbers.clone());
    }

    public int size() {
        return numbers.length;
    }

    public long get(int row) {
        return numbers[row];
    }

    /** After the first number, the difference of each to the one before. */
    public Numbers differences() {
        long[] differences = numbers.clone();
        for (int row = numbers.length - 1; row > 0; row--) {
            differences[row] -= differences[row - 1];
        }
        return new Numbers(differences);
    }

    @JsonValue
    long[] toArray() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers column && Arrays.equals(numbers, column.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
