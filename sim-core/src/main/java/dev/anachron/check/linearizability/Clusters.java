package dev.anachron.check.linearizability;

import dev.anachron.base.SimTime;

import java.util.Arrays;

/**
 * The clusters of a register: the write of a value and the reads that return it, by a number of their
 * own. Fields are arrays over those numbers, since there may be millions.
 */
final class Clusters {
    static final int NONE = -1;

    /** The cluster of the value before all writes. */
    static final int INITIAL = 0;

    private static final int FIRST_SIZE = 64;
    /** Values that differ in so many low bits only lie side by side in the table. */
    private static final int NEAR_BITS = 4;

    private static final int NEAR = (1 << NEAR_BITS) - 1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** The entry of the value's write; {@link #NONE} as long as none was seen. */
    int[] writer = new int[FIRST_SIZE];
    /** The earliest return: what is called after it comes later than the write. */
    long[] firstReturn = new long[FIRST_SIZE];
    /** The latest call of what returned, and of the write: the write comes before what returns earlier. */
    long[] lastCall = new long[FIRST_SIZE];
    /** The cluster whose first return came next. */
    int[] next = new int[FIRST_SIZE];
    /** The last one in that order that is known to come before this one's latest call. */
    int[] passed = new int[FIRST_SIZE];
    /** The one that has passed this one, which must not be called after its first return. */
    int[] passedBy = new int[FIRST_SIZE];

    private long[] content = new long[FIRST_SIZE];
    /** By content, the number of a cluster plus one; open addressing, at most half full. */
    private int[] table = new int[2 * FIRST_SIZE];
    /** The part of the table that is in use, less one. */
    private int mask;

    private int size;

    /**
     * Forgets all but the initial value.
     *
     * @param expected how many there will be, unless something is read that nobody wrote
     */
    void clear(int expected) {
        size = 0;
        if (expected > writer.length) {
            grow(expected);
        }
        int wanted = Integer.highestOneBit(Math.max(FIRST_SIZE, expected) - 1) << 2;
        if (wanted > table.length) {
            table = new int[wanted];
        } else {
            Arrays.fill(table, 0, wanted, 0);
        }
        mask = wanted - 1;
        of(Entries.NOTHING, NONE);
        firstReturn[INITIAL] = Long.MIN_VALUE;
    }

    /**
     * The cluster of a value.
     *
     * @param likely one to look at first
     */
    int of(long value, int likely) {
        return likely != NONE && content[likely] == value ? likely : find(value);
    }

    /** Its value. */
    long content(int cluster) {
        return content[cluster];
    }

    private int find(long value) {
        int slot = place(value) & mask;
        while (table[slot] != 0) {
            int cluster = table[slot] - 1;
            if (content[cluster] == value) {
                return cluster;
            }
            slot = (slot + 1) & mask;
        }
        int made = make();
        content[made] = value;
        table[slot] = made + 1;
        if (2 * size > mask) {
            spread();
        }
        return made;
    }

    private static int place(long value) {
        long mixed = (value >>> NEAR_BITS) * MIX;
        return ((int) (mixed >>> 32) & ~NEAR) | ((int) value & NEAR);
    }

    private void spread() {
        table = new int[2 * (mask + 1)];
        mask = table.length - 1;
        for (int cluster = 0; cluster < size; cluster++) {
            int slot = place(content[cluster]) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = cluster + 1;
        }
    }

    private int make() {
        if (size == writer.length) {
            grow(size + (size >>> 1));
        }
        writer[size] = NONE;
        firstReturn[size] = SimTime.NEVER;
        lastCall[size] = Long.MIN_VALUE;
        next[size] = NONE;
        passed[size] = size;
        passedBy[size] = NONE;
        return size++;
    }

    private void grow(int to) {
        writer = Arrays.copyOf(writer, to);
        firstReturn = Arrays.copyOf(firstReturn, to);
        lastCall = Arrays.copyOf(lastCall, to);
        next = Arrays.copyOf(next, to);
        passed = Arrays.copyOf(passed, to);
        passedBy = Arrays.copyOf(passedBy, to);
        content = Arrays.copyOf(content, to);
    }
}
