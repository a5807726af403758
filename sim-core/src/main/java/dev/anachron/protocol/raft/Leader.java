package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Request;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A leader's volatile state (Figure 2, "reinitialized after election"), and who waits for it. */
final class Leader implements Role {
    /** What the leader knows of one follower. */
    static final class Progress {
        /** The next entry to send. */
        long nextIndex;
        /** Up to where the follower's log is known to be the leader's. */
        long matchIndex;
        /** The latest round that the follower acknowledged. */
        long ackedRound;

        Progress(long nextIndex) {
            this.nextIndex = nextIndex;
        }
    }

    /** The term it was elected in. */
    final long term;

    /** The round of the latest broadcast. */
    long round;
    /** When the rounds that are not yet acknowledged by a majority were sent, by the leader's clock. */
    final SortedMap<Long, Long> roundStartNanos = new TreeMap<>();
    /** Clients that wait for the entry at an index to be committed. */
    final SortedMap<Long, Request> waiting = new TreeMap<>();

    final LeaderReads reads = new LeaderReads();
    private final SortedMap<NodeId, Progress> followers = new TreeMap<>();

    Leader(long term, List<NodeId> peers, long lastIndex) {
        this.term = term;
        for (NodeId peer : peers) {
            followers.put(peer, new Progress(lastIndex + 1));
        }
    }

    @Override
    public String text() {
        return "leader";
    }

    Progress of(NodeId follower) {
        Progress progress = followers.get(follower);
        if (progress == null) {
            throw new IllegalArgumentException("not a peer: " + follower);
        }
        return progress;
    }

    /** The highest index that a majority has, the leader's own log counted. */
    long majorityIndex(long ownLastIndex) {
        long[] indexes =
                followers.values().stream().mapToLong(p -> p.matchIndex).toArray();
        return reachedByMajority(indexes, ownLastIndex);
    }

    /** The latest round that a majority has acknowledged, the leader itself counted. */
    long majorityRound() {
        long[] rounds = followers.values().stream().mapToLong(p -> p.ackedRound).toArray();
        return reachedByMajority(rounds, round);
    }

    private static long reachedByMajority(long[] others, long own) {
        long[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = own;
        Arrays.sort(all);
        int majority = all.length / 2 + 1;
        return all[all.length - majority];
    }
}
