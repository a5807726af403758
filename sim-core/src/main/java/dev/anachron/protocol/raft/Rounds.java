package dev.anachron.protocol.raft;

import java.util.Arrays;

/**
 * A leader's broadcasts, counted from 1, and when those began that a majority has not acknowledged
 * yet, by the leader's clock (dissertation, section 6.4). A ring: rounds come and go in order.
 */
final class Rounds {
    private long latest;
    private long oldest = 1;
    private long[] startNanos = new long[16];

    /** The round of the latest broadcast; 0 before the first. */
    long latest() {
        return latest;
    }

    void begin(long nowNanos) {
        latest++;
        if (latest - oldest >= startNanos.length) {
            grow();
        }
        startNanos[slot(latest)] = nowNanos;
    }

    /** The latest round that a majority has acknowledged; 0 before there is one. */
    long acknowledged() {
        return oldest - 1;
    }

    /** A majority has acknowledged this round, and so those before it; returns when it began. */
    long acknowledge(long round) {
        oldest = round + 1;
        return startNanos[slot(round)];
    }

    private int slot(long round) {
        return (int) round & (startNanos.length - 1);
    }

    private void grow() {
        long[] old = startNanos;
        startNanos = Arrays.copyOf(old, 2 * old.length);
        for (long round = oldest; round < latest; round++) {
            startNanos[slot(round)] = old[(int) round & (old.length - 1)];
        }
    }
}
