package dev.anachron.check.linearizability;

import dev.anachron.base.SimTime;
import dev.anachron.base.Value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clusters of all registers: the write of a value and the reads that return it, by a number of
 * their own. Fields are arrays over those numbers, since there may be millions.
 */
final class Clusters {
    static final int NONE = -1;

    private static final int FIRST_SIZE = 64;
    /** Values that differ in so many low bits only lie side by side in the table. */
    private static final int NEAR_BITS = 4;

    private static final int NEAR = (1 << NEAR_BITS) - 1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** The number of the operation that wrote the value; {@link #NONE} as long as none was seen. */
    int[] writer = new int[FIRST_SIZE];
    /** The earliest return: what is called after it comes later than the write. */
    long[] firstReturn = new long[FIRST_SIZE];
    /** The latest call of what returned, and of the write: the write comes before what returns earlier. */
    long[] lastCall = new long[FIRST_SIZE];
    /** The cluster of the register whose first return came next. */
    int[] next = new int[FIRST_SIZE];
    /** The last one in that order that is known to come before this one's latest call. */
    int[] passed = new int[FIRST_SIZE];
    /** Of those that have passed this one, that with the earliest return: it may not come later. */
    int[] passedBy = new int[FIRST_SIZE];

    /** The register, or its complement when the value is not a number but one of {@link #others}. */
    private int[] register = new int[FIRST_SIZE];

    private long[] content = new long[FIRST_SIZE];
    private final Map<Value, Integer> others = new LinkedHashMap<>();
    /** By what lies there, the number of a cluster plus one; open addressing, at most half full. */
    private int[] table = new int[2 * FIRST_SIZE];

    private int size;

    /**
     * The cluster of a value of a register.
     *
     * @param likely one of that register to look at first
     */
    int of(int ofRegister, Value value, int likely) {
        if (value instanceof Value.Int number) {
            return likely != NONE
                            && content[likely] == number.number()
                            && register[likely] == ofRegister
                    ? likely
                    : find(ofRegister, number.number());
        }
        Integer known = others.putIfAbsent(value, others.size());
        return find(~ofRegister, known == null ? others.size() - 1 : known);
    }

    /** The register that the cluster is of. */
    int register(int cluster) {
        return register[cluster] < 0 ? ~register[cluster] : register[cluster];
    }

    private int find(int inRegister, long value) {
        int mask = table.length - 1;
        int slot = place(inRegister, value) & mask;
        while (table[slot] != 0) {
            int cluster = table[slot] - 1;
            if (content[cluster] == value && register[cluster] == inRegister) {
                return cluster;
            }
            slot = (slot + 1) & mask;
        }
        int made = make();
        register[made] = inRegister;
        content[made] = value;
        table[slot] = made + 1;
        if (2 * size > table.length) {
            spread();
        }
        return made;
    }

    private static int place(int inRegister, long value) {
        long mixed = ((value >>> NEAR_BITS) ^ ((long) inRegister << 40)) * MIX;
        return ((int) (mixed >>> 32) & ~NEAR) | ((int) value & NEAR);
    }

    private void spread() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int cluster = 0; cluster < size; cluster++) {
            int slot = place(register[cluster], content[cluster]) & mask;
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
        register = Arrays.copyOf(register, to);
        content = Arrays.copyOf(content, to);
    }
}
