package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.InstallSnapshot;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.spi.Outbox;

/** Log replication (section 5.3) and what counts as committed (section 5.4.2). */
final class Replication {
    private final Server server;
    private final Commands commands;
    private final long leaseNanos;
    /** In one message; a follower that lacks more is sent the next ones at once. */
    private final int entriesAtMost;

    Replication(Server server, Commands commands) {
        this.server = server;
        this.commands = commands;
        this.leaseNanos = server.settings.leaseNanos();
        this.entriesAtMost = server.settings.entriesAtMost();
    }

    // Followers

    /** Figure 2, AppendEntries RPC; its numbered steps in order. */
    void onAppendEntries(NodeId leader, AppendEntries append, Outbox out) {
        server.observeTerm(append.term(), out);
        long term = server.currentTerm();
        long previous = append.previous().position();
        if (append.term() < term && !server.has(Bug.ACCEPT_STALE_TERM)) { // 1.
            // No round: the sender may lead again by now, in this very term, and must not take the
            // refusal of a late message for the acknowledgement of a round of its present reign.
            boolean mistaken = server.has(Bug.ACKNOWLEDGE_STALE_ROUND);
            long round = mistaken ? append.round() : AppendReply.NO_ROUND;
            out.send(leader, new AppendReply(term, false, previous, round));
            return;
        }
        server.hearLeader(leader, out);
        boolean matches = matches(append.previous());
        if (!matches && !server.has(Bug.SKIP_CONSISTENCY_CHECK)) { // 2.
            if (server.has(Bug.PURGED_IS_CONFLICT)
                    && previous < server.log.base().position()) {
                server.truncate(server.log.base().position() + 1, out);
            }
            out.send(leader, new AppendReply(term, false, retryFrom(previous), append.round()));
            return;
        }
        for (LogEntry entry : append.entries()) {
            acceptEntry(entry, out); // 3. and 4.
        }
        long end = Math.max(append.lastNewIndex(), server.log.base().position());
        if (server.has(Bug.TRUNCATE_ALWAYS) && server.log.lastIndex() > end) {
            server.truncate(end + 1, out);
        }
        long verified =
                server.has(Bug.COMMIT_UNVERIFIED) ? server.log.lastIndex() : append.lastNewIndex();
        commitUpTo(Math.min(append.leaderCommit(), verified), out); // 5.
        server.freshness.heard(append, server.commitIndex());
        out.send(leader, new AppendReply(term, true, append.lastNewIndex(), append.round()));
    }

    /** What a snapshot has taken the place of was committed, so it was the same (section 7). */
    private boolean matches(Version previous) {
        long base = server.log.base().position();
        boolean purged = previous.position() < base && !server.has(Bug.PURGED_IS_CONFLICT);
        return purged || server.log.termAt(previous.position()) == previous.epoch();
    }

    /** Where the leader should try next: before all entries of the term that conflicts (section 5.3). */
    private long retryFrom(long previous) {
        RaftLog log = server.log;
        return log.has(previous) ? log.firstOfTermAt(previous) : log.lastIndex() + 1;
    }

    /** Step 3, remove what conflicts, and step 4, append what is missing. Nothing else is removed. */
    private void acceptEntry(LogEntry entry, Outbox out) {
        long end = server.log.lastIndex() + 1;
        if (entry.index() > end) { // only when step 2 was skipped
            server.store(new LogEntry(new Version(entry.term(), end), entry.content()), out);
            return;
        }
        if (server.log.has(entry.index())) {
            boolean purged = entry.index() <= server.log.base().position();
            if (purged || server.log.termAt(entry.index()) == entry.term()) {
                return;
            }
            server.truncate(entry.index(), out);
        }
        server.store(entry, out);
    }

    // The leader

    void onHeartbeat(Heartbeat heartbeat, Outbox out) {
        if (server.role() instanceof Leader leader && heartbeat.term() == server.currentTerm()) {
            broadcast(leader, out);
            out.setTimer(heartbeat, server.settings.heartbeatNanos());
        }
    }

    /** Sends every follower what it lacks, or nothing but a heartbeat. */
    void broadcast(Leader leader, Outbox out) {
        leader.rounds.begin(server.leaseNowNanos(), server.stampNanos());
        AppendEntries append = null;
        for (NodeId peer : leader.followers()) {
            Leader.Progress progress = leader.of(peer);
            if (progress.nextIndex <= server.log.base().position()) {
                sendSnapshot(leader, peer, out);
                continue;
            }
            if (append == null || append.previous().position() != progress.nextIndex - 1) {
                append = appendFrom(progress.nextIndex, leader);
            }
            send(progress, peer, append, out);
        }
        if (leader.isAlone()) {
            noteAcknowledged(leader);
        }
    }

    /** Sends a follower what it lacks. */
    void sendNext(Leader leader, NodeId follower, Outbox out) {
        Leader.Progress progress = leader.of(follower);
        if (progress.nextIndex <= server.log.base().position()) {
            sendSnapshot(leader, follower, out);
        } else {
            send(progress, follower, appendFrom(progress.nextIndex, leader), out);
        }
    }

    /** Section 7: the leader has discarded the next entry that the follower needs. */
    private void sendSnapshot(Leader leader, NodeId follower, Outbox out) {
        long round = leader.rounds.latest();
        out.send(follower, new InstallSnapshot(server.currentTerm(), server.snapshot(), round));
    }

    /** Pipelining counts on the arrival of what it sends (dissertation, section 10.2.1). */
    private void send(Leader.Progress progress, NodeId follower, AppendEntries append, Outbox out) {
        if (server.settings.pipelining()) {
            progress.nextIndex = append.lastNewIndex() + 1;
        }
        out.send(follower, append);
    }

    private AppendEntries appendFrom(long next, Leader leader) {
        return new AppendEntries(
                server.currentTerm(),
                new Version(server.log.termAt(next - 1), next - 1),
                server.log.from(next, entriesAtMost),
                server.commitIndex(),
                leader.rounds.latest(),
                server.hasCommittedOwnTerm()
                        ? leader.rounds.closedNanos()
                        : AppendEntries.NOTHING_CLOSED);
    }

    void onAppendReply(NodeId follower, AppendReply reply, Outbox out) {
        server.observeTerm(reply.term(), out);
        if (!(server.role() instanceof Leader leader) || reply.term() != server.currentTerm()) {
            return;
        }
        Leader.Progress progress = leader.find(follower);
        if (progress == null) {
            return; // it was removed
        }
        boolean any = server.has(Bug.ACKNOWLEDGE_ANY_ROUND);
        long round = any ? leader.rounds.latest() : reply.round();
        progress.ackedRound = Math.max(progress.ackedRound, round);
        if (reply.success()) {
            boolean isNew = reply.index() > progress.matchIndex;
            progress.matchIndex = Math.max(progress.matchIndex, reply.index());
            progress.nextIndex = Math.max(progress.nextIndex, progress.matchIndex + 1);
            if (progress.matchIndex > server.commitIndex()) {
                advanceCommit(leader, out);
            }
            // A follower that lags does not wait for the next heartbeat. But what acknowledges
            // nothing
            // new, a duplicate for example, sends nothing: each would begin a chain of its own.
            if (isNew && server.log.lastIndex() - progress.nextIndex >= entriesAtMost - 1) {
                sendNext(leader, follower, out);
            }
        } else if (reply.index() < progress.nextIndex) {
            progress.nextIndex = Math.max(progress.matchIndex + 1, reply.index());
            if (reply.index() > progress.matchIndex || leader.isFirstDenialInRound(progress)) {
                sendNext(leader, follower, out);
            }
        }
        noteAcknowledged(leader);
    }

    /** Whether it has answered, and one more message would complete its log. */
    boolean hasCaughtUp(Leader leader, NodeId node) {
        long matchIndex = leader.of(node).matchIndex;
        return matchIndex > 0 && server.log.lastIndex() - matchIndex <= entriesAtMost;
    }

    private void noteAcknowledged(Leader leader) {
        if (leader.majorityAcknowledgedMore()) {
            // Counted from the sending, never from the answer (dissertation, section 6.4.1).
            long sentAtNanos = leader.rounds.acknowledge(leader.majorityRound());
            boolean late = server.has(Bug.LEASE_FROM_ANSWER);
            leader.reads.extendLease(late ? server.leaseNowNanos() : sentAtNanos, leaseNanos);
        }
    }

    // Commitment

    /** Figure 2, last rule for leaders; section 5.4.2: only entries of its own term, by counting. */
    void advanceCommit(Leader leader, Outbox out) {
        long lastIndex = server.log.lastIndex();
        if (!leader.majorityIsBeyond(server.commitIndex(), lastIndex)) {
            return;
        }
        long majority = leader.majorityIndex(lastIndex);
        boolean ofOwnTerm = server.log.termAt(majority) == server.currentTerm();
        if (ofOwnTerm || server.has(Bug.COMMIT_OLD_TERM)) {
            commitUpTo(majority, out);
        }
    }

    private void commitUpTo(long index, Outbox out) {
        if (server.commitUpTo(index, out)) {
            commands.applyCommitted(out);
        }
    }
}
