package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Administer;
import dev.anachron.spi.Request;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

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
        /** The latest round in which it denied to have what it had acknowledged. */
        long deniedRound;

        Progress(long nextIndex) {
            this.nextIndex = nextIndex;
        }
    }

    /** A client's latest command and the index of its entry; null when nobody waits for it. */
    private static final class Waiting {
        long index;

        @Nullable
        Request request;
    }

    /** The term it was elected in. */
    final long term;

    /** The round that a majority had acknowledged when it last looked whether it still has a quorum. */
    long checkedRound;

    /** How often its timer has come since then. */
    long ticks;

    final Rounds rounds = new Rounds();
    final LeaderReads reads = new LeaderReads();
    private final Map<NodeId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<NodeId, Progress> followers = new LinkedHashMap<>();
    /** The members but itself, and room for how far each member is. */
    private Progress[] progress = new Progress[0];

    private long[] reached = new long[0];
    /** A leader that is about to be removed does not count itself (dissertation, section 4.2.2). */
    private boolean isMember = true;

    /** What an operator wants and has not been begun. */
    final Queue<Administer> changes = new ArrayDeque<>();
    /** Who is to lead instead; null when nobody is (dissertation, section 3.10). */
    @Nullable
    NodeId transferee;
    /** Whether it has asked them to stand. */
    boolean askedTransferee;
    /** Whether it has, in this term, asked somebody to stand: voters' loyalty counts no more. */
    boolean hasSentTimeoutNow;

    Leader(long term, List<NodeId> members, NodeId self, long lastIndex) {
        this.term = term;
        members.forEach(member -> teach(member, lastIndex));
        reconfigure(members, self);
    }

    /** From now on sends this node what it lacks; whether it counts, the configuration says. */
    void teach(NodeId node, long lastIndex) {
        followers.put(node, new Progress(lastIndex + 1));
    }

    /** A new configuration counts from now on (dissertation, section 4.1). */
    void reconfigure(List<NodeId> members, NodeId self) {
        isMember = members.contains(self);
        followers.keySet().removeIf(node -> node.equals(self) || !members.contains(node));
        progress = followers.values().toArray(new Progress[0]);
        reached = new long[progress.length + (isMember ? 1 : 0)];
    }

    /** Whom it replicates to. */
    Iterable<NodeId> followers() {
        return followers.keySet();
    }

    boolean isAlone() {
        return followers.isEmpty();
    }

    @Override
    public String text() {
        return "leader";
    }

    /**
     * A follower denies what it has acknowledged: a refusal comes late, or its disk has lost what no
     * disk of the paper's loses. In the latter case the leader can only say the same again, for ever,
     * and should not do so as fast as the network can: once in a round.
     */
    boolean isFirstDenialInRound(Progress follower) {
        boolean first = follower.deniedRound < rounds.latest();
        follower.deniedRound = rounds.latest();
        return first;
    }

    /** Null when it does not replicate to that node. */
    @Nullable
    Progress find(NodeId node) {
        return followers.get(node);
    }

    Progress of(NodeId follower) {
        return Objects.requireNonNull(find(follower));
    }

    // Majorities

    /** Whether a majority has entries beyond this index, the leader's own log counted. */
    boolean majorityIsBeyond(long index, long ownLastIndex) {
        int beyond = isMember && ownLastIndex > index ? 1 : 0;
        for (Progress follower : progress) {
            beyond += follower.matchIndex > index ? 1 : 0;
        }
        return 2 * beyond > reached.length;
    }

    /** The highest index that a majority has, the leader's own log counted. */
    long majorityIndex(long ownLastIndex) {
        for (int i = 0; i < progress.length; i++) {
            reached[i] = progress[i].matchIndex;
        }
        return reachedByMajority(ownLastIndex);
    }

    /** Whether a majority has acknowledged a round beyond the one known so far. */
    boolean majorityAcknowledgedMore() {
        long known = rounds.acknowledged();
        int beyond = isMember && rounds.latest() > known ? 1 : 0;
        for (Progress follower : progress) {
            beyond += follower.ackedRound > known ? 1 : 0;
        }
        return 2 * beyond > reached.length;
    }

    /** The latest round that a majority has acknowledged, the leader itself counted. */
    long majorityRound() {
        for (int i = 0; i < progress.length; i++) {
            reached[i] = progress[i].ackedRound;
        }
        return reachedByMajority(rounds.latest());
    }

    private long reachedByMajority(long own) {
        if (isMember) {
            reached[progress.length] = own;
        }
        Arrays.sort(reached);
        int majority = reached.length / 2 + 1;
        return reached[reached.length - majority];
    }

    // Clients

    /** The client waits for the entry at this index to be executed. */
    void awaits(long index, Request request) {
        Waiting client = waiting.computeIfAbsent(request.client(), id -> new Waiting());
        client.index = index;
        client.request = request;
    }

    /** Whether this is a retry of what is under way; then the latest attempt will be answered. */
    boolean isUnderWay(Request request) {
        Waiting client = waiting.get(request.client());
        if (client == null
                || client.request == null
                || client.request.serial() != request.serial()) {
            return false;
        }
        client.request = request;
        return true;
    }

    /** Takes out the request whose entry stands at this index, if its client still waits. */
    @Nullable
    Request takeWaiting(NodeId clientId, long index) {
        Waiting client = waiting.get(clientId);
        if (client == null || client.request == null || client.index != index) {
            return null;
        }
        Request request = client.request;
        client.request = null;
        return request;
    }
}
