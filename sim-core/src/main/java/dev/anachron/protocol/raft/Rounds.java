package dev.anachron.protocol.raft;

import dev.anachron.protocol.raft.RaftMessage.AppendEntries;

import java.util.Arrays;

/**
 * A leader's broadcasts, counted from 1, and when those began that a majority has not acknowledged
 * yet, by the leader's clock (dissertation, section 6.4). A ring: rounds come and go in order.
 */
final class Rounds {
    private long latest;
    private long oldest = 1;
    private long[] startNanos = new long[16];
    private long[] stampNanos = new long[16];
    private long closedNanos = AppendEntries.NOTHING_CLOSED;

    /** The round of the latest broadcast; 0 before the first. */
    long latest() {
        return latest;
    }

    /**
     * Begins the next one.
     *
     * @param nowNanos by the clock that the lease goes by
     * @param stampNanos by the wall clock, for bounded reads
     */
    void begin(long nowNanos, long stampNanos) {
        latest++;
        if (latest - oldest >= startNanos.length) {
            this.stampNanos = grown(this.stampNanos);
            startNanos = grown(startNanos);
        }
        startNanos[slot(latest)] = nowNanos;
        this.stampNanos[slot(latest)] = stampNanos;
    }

    /** The latest round that a majority has acknowledged; 0 before there is one. */
    long acknowledged() {
        return oldest - 1;
    }

    /** A majority has acknowledged this round, and so those before it; returns when it began. */
    long acknowledge(long round) {
        oldest = round + 1;
        closedNanos = Math.max(closedNanos, stampNanos[slot(round)]);
        return startNanos[slot(round)];
    }

    /**
     * The stamp of the latest round that a majority has acknowledged: at that moment nobody had been
     * elected in a later term, so whatever was committed until then this leader knows of.
     */
    long closedNanos() {
        return closedNanos;
    }

    private int slot(long round) {
        return (int) round & (startNanos.length - 1);
    }

    private long[] grown(long[] old) {
        long[] grown = Arrays.copyOf(old, 2 * old.length);
        for (long round = oldest; round < latest; round++) {
            grown[(int) round & (grown.length - 1)] = old[(int) round & (old.length - 1)];
        }
        return grown;
    }
}
