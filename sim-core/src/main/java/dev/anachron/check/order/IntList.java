package dev.anachron.check.order;

import java.util.Arrays;

/** Numbers in a row, without a box for each. */
public final class IntList {
    private int[] items = new int[16];
    private int size;

    public void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    public int get(int index) {
        return items[index];
    }

    public void set(int index, int item) {
        items[index] = item;
    }

    /** Forgets what comes after the first so many. */
    public void cut(int length) {
        size = length;
    }

    public int last() {
        return items[size - 1];
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
