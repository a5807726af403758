package dev.anachron.check.linearizability;

/**
 * How many calls of each kind were used, in the last words of a configuration: several to a word, where
 * none can get too large for that. The top bit of each count stays clear.
 *
 * @param kinds how many counts there are
 * @param bits how many bits each has
 * @param words how many words they take
 */
record Counts(int kinds, int bits, int words) {
    private static final int SMALL_BITS = 16;

    /**
     * For so many kinds.
     *
     * @param most how much none of them exceeds
     */
    static Counts of(int kinds, int most) {
        int bits = most < 1 << (SMALL_BITS - 1) ? SMALL_BITS : Long.SIZE;
        int each = Long.SIZE / bits;
        return new Counts(kinds, bits, (kinds + each - 1) / each);
    }

    /** The top bit of each count in a word. */
    long tops() {
        return bits == Long.SIZE ? Long.MIN_VALUE : 0x8000_8000_8000_8000L;
    }

    /** The count of a kind. */
    long get(long[] row, int kind) {
        return row[word(row, kind)] << (Long.SIZE - bits - shift(kind)) >>> (Long.SIZE - bits);
    }

    void increment(long[] row, int kind) {
        row[word(row, kind)] += 1L << shift(kind);
    }

    private int word(long[] row, int kind) {
        return row.length - words + kind * bits / Long.SIZE;
    }

    private int shift(int kind) {
        return kind * bits % Long.SIZE;
    }
}
