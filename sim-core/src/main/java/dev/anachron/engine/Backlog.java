package dev.anachron.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for a process: messages and due timers, first in, first out. A ring of parallel
 * arrays, so that waiting makes no objects.
 */
final class Backlog {
    private @Nullable Object[] works = new Object[8];
    private long[] words = new long[8];
    private long[] instants = new long[8];
    private int first;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds work.
     *
     * @param work a message or a timer
     * @param word which message, or which setting of the timer
     * @param atNanos when it came, or was due
     */
    void add(Object work, long word, long atNanos) {
        if (size == works.length) {
            grow();
        }
        int slot = (first + size) & (works.length - 1);
        works[slot] = work;
        words[slot] = word;
        instants[slot] = atNanos;
        size++;
    }

    /** The first work; there must be one. */
    Object work() {
        return Objects.requireNonNull(works[first]);
    }

    long word() {
        return words[first];
    }

    long atNanos() {
        return instants[first];
    }

    void removeFirst() {
        works[first] = null;
        first = (first + 1) & (works.length - 1);
        size--;
    }

    /** Takes over all that waits elsewhere. */
    void addAll(Backlog other) {
        while (!other.isEmpty()) {
            add(other.work(), other.word(), other.atNanos());
            other.removeFirst();
        }
    }

    void clear() {
        while (!isEmpty()) {
            removeFirst();
        }
    }

    private void grow() {
        int length = works.length;
        @Nullable Object[] moreWorks = new Object[2 * length];
        long[] moreWords = new long[2 * length];
        long[] moreInstants = new long[2 * length];
        for (int i = 0; i < size; i++) {
            int slot = (first + i) & (length - 1);
            moreWorks[i] = works[slot];
            moreWords[i] = words[slot];
            moreInstants[i] = instants[slot];
        }
        works = moreWorks;
        words = moreWords;
        instants = moreInstants;
        first = 0;
    }
}
