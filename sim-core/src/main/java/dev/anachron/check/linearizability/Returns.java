package dev.anachron.check.linearizability;

import java.util.Arrays;

/**
 * The operations under way, by when they return; of the same moment, by number. A binary heap of as
 * many as are open at once.
 */
final class Returns {
    private long[] at = new long[64];
    /** The operation's number, and in the low half its cluster's. */
    private long[] what = new long[64];

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** When the next one returns. */
    long firstNanos() {
        return at[0];
    }

    /** Its number. */
    int firstOperation() {
        return (int) (what[0] >>> Integer.SIZE);
    }

    /** Its cluster. */
    int firstCluster() {
        return (int) what[0];
    }

    void add(long returnedNanos, int operation, int cluster) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            what = Arrays.copyOf(what, 2 * size);
        }
        long added = (long) operation << Integer.SIZE | cluster;
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!later(parent, returnedNanos, added)) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        at[place] = returnedNanos;
        what[place] = added;
    }

    void removeFirst() {
        long lastAt = at[--size];
        long last = what[size];
        int place = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && later(child, at[child + 1], what[child + 1])) {
                child++;
            }
            if (later(child, lastAt, last)) {
                break;
            }
            move(child, place);
            place = child;
            child = 2 * place + 1;
        }
        at[place] = lastAt;
        what[place] = last;
    }

    private boolean later(int place, long thanAt, long than) {
        return at[place] > thanAt || (at[place] == thanAt && what[place] > than);
    }

    private void move(int from, int to) {
        at[to] = at[from];
        what[to] = what[from];
    }
}
