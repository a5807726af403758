package dev.anachron.protocol.raft;

import dev.anachron.spi.Settings;

import java.util.Set;

/**
 * The settings of {@link RaftProtocol}, typed.
 *
 * @param minElectionNanos the shortest election timeout
 * @param maxElectionNanos the longest
 * @param heartbeatNanos between two heartbeats
 * @param pipelining whether entries are sent on before the earlier ones are acknowledged
 * @param reads how strong reads are answered
 * @param clockDriftBound the lease's assumption, a fraction
 * @param readBatchNanos how long lease reads are collected
 * @param checkLeaseOnArrival whether the lease is checked when a batch opens and not again
 * @param bugs the rules that are off
 */
record RaftSettings(
        long minElectionNanos,
        long maxElectionNanos,
        long heartbeatNanos,
        boolean pipelining,
        ReadMode reads,
        double clockDriftBound,
        long readBatchNanos,
        boolean checkLeaseOnArrival,
        Set<Bug> bugs) {

    static RaftSettings of(Settings settings) {
        Settings.Range election = settings.range("election-timeout");
        return new RaftSettings(
                election.lowNanos(),
                election.highNanos(),
                settings.duration("heartbeat"),
                settings.flag("pipelining"),
                ReadMode.of(settings.choice("reads")),
                settings.share("clock-drift-bound"),
                settings.duration("read-batch"),
                settings.choice("lease-check").equals("on-arrival"),
                Bug.of(settings.names("bugs")));
    }

    boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    /**
     * How long a lease lasts on the leader's clock, from the sending of the heartbeats: the shortest
     * election timeout, less what the leader's clock may be slow and the voters' fast (dissertation,
     * section 6.4.1).
     */
    long leaseNanos() {
        return (long) (minElectionNanos * (1 - clockDriftBound) / (1 + clockDriftBound));
    }
}
