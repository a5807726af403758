package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.Set;

/**
 * The settings of {@link RaftProtocol}, typed.
 *
 * @param minElectionNanos the shortest election timeout
 * @param maxElectionNanos the longest
 * @param heartbeatNanos between two heartbeats
 * @param preVote whether a server asks who would vote for it before it begins a term
 * @param checkQuorum whether a leader that hears no majority steps down
 * @param snapshotEvery how many entries a server applies from one snapshot to the next; 0 for never
 * @param members how many nodes, from the first, are members at the start; 0 for all
 * @param entriesAtMost in one AppendEntries
 * @param pipelining whether entries are sent on before the earlier ones are acknowledged
 * @param reads how strong reads are answered
 * @param leaseByWallClock whether the leader measures its lease by its wall clock, which may be set
 * @param clockDriftBound the lease's assumption, a fraction
 * @param readBatchNanos how long lease reads are collected
 * @param checkLeaseOnArrival whether the lease is checked when a batch opens and not again
 * @param maxStalenessNanos how old the answer to a bounded read may be
 * @param sessionWaitNanos how long a server that is behind keeps a read
 * @param bugs the rules that are off
 */
record RaftSettings(
        long minElectionNanos,
        long maxElectionNanos,
        long heartbeatNanos,
        boolean preVote,
        boolean checkQuorum,
        long snapshotEvery,
        long members,
        int entriesAtMost,
        boolean pipelining,
        ReadMode reads,
        boolean leaseByWallClock,
        double clockDriftBound,
        long readBatchNanos,
        boolean checkLeaseOnArrival,
        long maxStalenessNanos,
        long sessionWaitNanos,
        Set<Bug> bugs) {

    static RaftSettings of(Settings settings) {
        Settings.Range election = settings.range("election-timeout");
        return new RaftSettings(
                election.lowNanos(),
                election.highNanos(),
                settings.duration("heartbeat"),
                settings.flag("pre-vote"),
                settings.flag("check-quorum"),
                settings.number("snapshot-every"),
                settings.number("members"),
                (int) Math.max(1, settings.number("entries-per-message")),
                settings.flag("pipelining"),
                ReadMode.of(settings.choice("reads")),
                settings.choice("lease-clock").equals("wall"),
                settings.share("clock-drift-bound"),
                settings.duration("read-batch"),
                settings.choice("lease-check").equals("on-arrival"),
                settings.duration("max-staleness"),
                settings.duration("session-wait"),
                Bug.of(settings.names("bugs")));
    }

    /** The first configuration. */
    List<NodeId> firstMembers(List<NodeId> nodes) {
        return members == 0 ? nodes : nodes.subList(0, (int) Math.min(members, nodes.size()));
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
