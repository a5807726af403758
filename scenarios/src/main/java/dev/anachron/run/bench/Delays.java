package dev.anachron.run.bench;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

/**
 * Delays drawn beforehand, so that no contender pays for a generator and all get the same: exponential
 * with a mean of a second, in whole nanoseconds, which a {@code double} holds exactly too. The hold
 * model is in its steady state from the start: what remains of an exponential delay is exponential.
 */
public final class Delays {
    private static final int SIZE = 1 << 16;

    private final RandomStream random = RandomStream.root(1).child("delays");
    private final long[] nanos = new long[SIZE];
    private int next;

    public Delays() {
        for (int i = 0; i < SIZE; i++) {
            nanos[i] = draw();
        }
    }

    /** A fresh one, for filling a queue: a million from the table would come in groups of equals. */
    public long draw() {
        return 1 + (long) random.exponential((double) SimTime.SECOND);
    }

    /** The next one of the table, round and round. */
    public long next() {
        return nanos[next++ & (SIZE - 1)];
    }
}
