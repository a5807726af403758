package dev.anachron.check.linearizability;

import java.util.Arrays;

/**
 * Configurations, ways in which things may stand, none of which covers another. Each is a row of
 * words:
 *
 * <ul>
 *   <li>the state of the object;
 *   <li><em>done</em>, a bit for each slot of an open call: it has taken effect;
 *   <li><em>free</em>, a bit for each slot: it may be taken to have had its effect whenever it has to
 *       return. So it is for a call that only looks, once its answer has fitted, and for a write that
 *       was open when another one was done: right before that, it would have left no trace. Such a
 *       write may still take effect later;
 *   <li>for each kind of effect, how many calls of unknown outcome were used up to get here, several
 *       {@link Counts} in a word.
 * </ul>
 *
 * A configuration covers another one if whatever can still become of that can become of it.
 */
final class Frontier {
    private static final int NONE = -1;
    private static final int COVERED = -1;

    /** How many words a mask has. */
    private final int words;
    /** How many words a configuration has. */
    private final int width;

    private final long countTops;

    private long[] rows = new long[0];
    private int size;
    private int alive;
    /** By state: the configuration that came last, and by configuration the one before. */
    private int[] last = new int[0];

    private int[] previous = new int[0];
    private long comparisons;

    /**
     * An empty one.
     *
     * @param words how many words the mask of all slots takes
     * @param counts how calls of unknown outcome are counted
     */
    Frontier(int words, Counts counts) {
        this.words = words;
        this.width = 1 + 2 * words + counts.words();
        this.countTops = counts.tops();
    }

    int width() {
        return width;
    }

    /** How many were ever added, those that are covered by now included. */
    int size() {
        return size;
    }

    /** How many are left. */
    int alive() {
        return alive;
    }

    /** How many comparisons all additions took. */
    long comparisons() {
        return comparisons;
    }

    /** How much memory it takes. */
    long bytes() {
        return (long) size * (width * (long) Long.BYTES + Integer.BYTES);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            int state = (int) rows[i * width];
            if (state != COVERED) {
                last[state] = NONE;
            }
        }
        size = 0;
        alive = 0;
    }

    /** Whether it is still there, and not covered by one that came later. */
    boolean isAlive(int index) {
        return rows[index * width] != COVERED;
    }

    /** Copies one out. */
    void get(int index, long[] into) {
        System.arraycopy(rows, index * width, into, 0, width);
    }

    /** The number of the one added; negative when one that is there already covers it. */
    int add(long[] row) {
        int state = (int) row[0];
        makeRoom(state);
        for (int i = last[state]; i != NONE; i = previous[i]) {
            comparisons++;
            if (covers(rows, i * width, row, 0)) {
                return NONE;
            }
        }
        removeCoveredBy(row, state);
        System.arraycopy(row, 0, rows, size * width, width);
        previous[size] = last[state];
        last[state] = size;
        alive++;
        return size++;
    }

    private void removeCoveredBy(long[] row, int state) {
        int newer = NONE;
        for (int i = last[state]; i != NONE; i = previous[i]) {
            comparisons++;
            if (!covers(row, 0, rows, i * width)) {
                newer = i;
                continue;
            }
            rows[i * width] = COVERED;
            alive--;
            if (newer == NONE) {
                last[state] = previous[i];
            } else {
                previous[newer] = previous[i];
            }
        }
    }

    private void makeRoom(int state) {
        if (state >= last.length) {
            int from = last.length;
            last = Arrays.copyOf(last, Math.max(16, 2 * (state + 1)));
            Arrays.fill(last, from, last.length, NONE);
        }
        if (size == previous.length) {
            int to = Math.max(16, 2 * size);
            previous = Arrays.copyOf(previous, to);
            rows = Arrays.copyOf(rows, Math.multiplyExact(to, width));
        }
    }

    private boolean covers(long[] one, int at, long[] other, int otherAt) {
        for (int word = 1; word <= words; word++) {
            long free = one[at + words + word];
            if ((other[otherAt + words + word] & ~free) != 0
                    || ((one[at + word] ^ other[otherAt + word]) & ~free) != 0) {
                return false;
            }
        }
        for (int i = 1 + 2 * words; i < width; i++) {
            // With its top bit set no count borrows from the next one: the bit stays where it is no
            // less.
            long less = (other[otherAt + i] | countTops) - one[at + i];
            if ((less & countTops) != countTops) {
                return false;
            }
        }
        return true;
    }
}
