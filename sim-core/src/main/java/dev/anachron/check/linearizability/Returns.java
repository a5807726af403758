package dev.anachron.check.linearizability;

import java.util.Arrays;

/**
 * The operations under way, by when they return; of the same moment, by number. A binary heap of as
 * many as are open at once.
 */
final class Returns {
    private long[] at = new long[64];
    private int[] operation = new int[64];
    private int[] cluster = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** When the next one returns. */
    long firstNanos() {
        return at[0];
    }

    /** The number of the one that returns next. */
    int firstOperation() {
        return operation[0];
    }

    /** Its cluster. */
    int firstCluster() {
        return cluster[0];
    }

    void add(long returnedNanos, int number, int ofCluster) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            operation = Arrays.copyOf(operation, 2 * size);
            cluster = Arrays.copyOf(cluster, 2 * size);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!later(parent, returnedNanos, number)) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        at[place] = returnedNanos;
        operation[place] = number;
        cluster[place] = ofCluster;
    }

    void removeFirst() {
        long lastAt = at[--size];
        int last = operation[size];
        int lastCluster = cluster[size];
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && later(child, at[child + 1], operation[child + 1])) {
                child++;
            }
            if (later(child, lastAt, last)) {
                break;
            }
            move(child, place);
            place = child;
        }
        at[place] = lastAt;
        operation[place] = last;
        cluster[place] = lastCluster;
    }

    private boolean later(int place, long thanAt, int thanOperation) {
        return at[place] > thanAt || (at[place] == thanAt && operation[place] > thanOperation);
    }

    private void move(int from, int to) {
        at[to] = at[from];
        operation[to] = operation[from];
        cluster[to] = cluster[from];
    }
}
