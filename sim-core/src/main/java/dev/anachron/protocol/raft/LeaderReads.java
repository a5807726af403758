package dev.anachron.protocol.raft;

import dev.anachron.base.SimTime;
import dev.anachron.spi.Request;

import java.util.ArrayList;
import java.util.List;

/** The reads that wait for a leader's answer, and its lease. */
final class LeaderReads {
    /**
     * A read that waits until a majority has acknowledged a round begun after it came (dissertation,
     * section 6.4).
     *
     * @param request the read
     * @param round the round to wait for
     * @param readIndex the commit index when it came: what the answer must at least reflect
     */
    record Confirming(Request request, long round, long readIndex) {}

    private final List<Confirming> confirming = new ArrayList<>();
    private final List<Request> batch = new ArrayList<>();
    private long batchOpenedNanos;
    /** Until when, by the leader's clock, no other leader can have been elected. */
    private long leaseUntilNanos = Long.MIN_VALUE;

    void confirm(Request request, long round, long readIndex) {
        confirming.add(new Confirming(request, round, readIndex));
    }

    /** Takes out the reads whose round a majority has acknowledged. */
    List<Confirming> takeConfirmed(long majorityRound) {
        if (confirming.isEmpty()) {
            return List.of();
        }
        List<Confirming> confirmed = confirming.stream()
                .filter(read -> read.round() <= majorityRound)
                .toList();
        confirming.removeAll(confirmed);
        return confirmed;
    }

    int confirming() {
        return confirming.size();
    }

    int batched() {
        return batch.size();
    }

    /** All that still wait: when the leader steps down nobody will answer them here. */
    List<Request> takeAll() {
        List<Request> all = new ArrayList<>(batch);
        confirming.forEach(read -> all.add(read.request()));
        batch.clear();
        confirming.clear();
        return all;
    }

    /** Puts a lease read into the batch; returns whether it opened one. */
    boolean addToBatch(Request request, long nowNanos) {
        batch.add(request);
        if (batch.size() == 1) {
            batchOpenedNanos = nowNanos;
        }
        return batch.size() == 1;
    }

    /** When the latest batch was opened, by the leader's clock. */
    long batchOpenedNanos() {
        return batchOpenedNanos;
    }

    boolean isBatchOpen() {
        return !batch.isEmpty();
    }

    List<Request> takeBatch() {
        List<Request> taken = List.copyOf(batch);
        batch.clear();
        return taken;
    }

    /** A majority has acknowledged heartbeats that were sent at this instant of the leader's clock. */
    void extendLease(long sentAtNanos, long leaseNanos) {
        leaseUntilNanos = Math.max(leaseUntilNanos, SimTime.plus(sentAtNanos, leaseNanos));
    }

    boolean holdsLease(long nowNanos) {
        return nowNanos < leaseUntilNanos;
    }

    long leaseUntilNanos() {
        return leaseUntilNanos;
    }
}
