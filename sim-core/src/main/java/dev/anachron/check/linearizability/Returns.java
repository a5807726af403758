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

    void clear() {
        size = 0;
    }

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
        rise(size++, returnedNanos, (long) operation << Integer.SIZE | cluster);
    }

    /**
     * The gap goes down to the end of a branch before the last one is put into it: it belongs there nearly
     * always, and nothing has to be compared with it on the way.
     */
    void removeFirst() {
        size--;
        int gap = 0;
        int child = 1;
        while (child < size) {
            child += child + 1 < size ? earlier(child + 1, child) : 0;
            move(child, gap);
            gap = child;
            child = 2 * gap + 1;
        }
        rise(gap, at[size], what[size]);
    }

    /** Up from a place, as far as it is earlier. */
    private void rise(int from, long risingAt, long rising) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!later(parent, risingAt, rising)) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        at[place] = risingAt;
        what[place] = rising;
    }

    /** 1 when the one returns before the other, else 0; without a jump, which nobody could foresee. */
    private int earlier(int one, int other) {
        long order = at[one] == at[other] ? what[one] - what[other] : at[one] - at[other];
        return (int) (order >>> (Long.SIZE - 1));
    }

    private boolean later(int place, long thanAt, long than) {
        return at[place] > thanAt || (at[place] == thanAt && what[place] > than);
    }

    private void move(int from, int to) {
        at[to] = at[from];
        what[to] = what[from];
    }
}
