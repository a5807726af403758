package dev.anachron.protocol.raft;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.ClientCommand;
import dev.anachron.protocol.raft.LogEntry.Content;
import dev.anachron.protocol.raft.LogEntry.NoOp;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.AnswerReads;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.protocol.raft.Role.Candidate;
import dev.anachron.protocol.raft.Role.Follower;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.NodeState.Field;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Store;
import dev.anachron.spi.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Raft server. Section numbers are those of the extended paper unless the dissertation is named. */
final class RaftNode implements Node {
    /** Entries in one AppendEntries at most; a follower that lacks more is sent the next ones at once. */
    private static final int ENTRIES_AT_MOST = 64;

    private final NodeContext context;
    private final RaftSettings settings;
    private final List<NodeId> peers;
    private final long leaseNanos;

    // Figure 2: persistent state on all servers
    private long currentTerm;
    private @Nullable NodeId votedFor;
    private boolean voteChanged;
    private final RaftLog log = new RaftLog();

    // Figure 2: volatile state on all servers; lastApplied is the replica's
    private long commitIndex;
    private final Replica replica;
    private Role role = new Follower(null);

    /** Until when, by its own clock, this server votes for nobody: others' leases rely on it. */
    private long loyalUntilNanos = Long.MIN_VALUE;

    // Construction

    RaftNode(NodeContext context) {
        this.context = context;
        this.settings = RaftSettings.of(context.settings());
        this.peers = context.peers();
        this.leaseNanos = settings.leaseNanos();
        this.replica = new Replica(!settings.has(Bug.NO_SESSIONS));
        context.saved().forEach(this::recover);
    }

    private void recover(Durable durable) {
        if (durable instanceof RaftDurable.Vote vote) {
            currentTerm = vote.term();
            votedFor = vote.votedFor();
        } else if (durable instanceof LogEntry entry) {
            log.restore(entry);
        } else if (durable instanceof RaftDurable.Truncated truncated) {
            log.truncate(truncated.fromIndex());
        }
    }

    @Override
    public void start(Outbox out) {
        if (!context.saved().isEmpty()) {
            out.note(new Fact.Recover(log.lastIndex()));
            keepLoyal(); // it may have heard a leader right before it went down
        }
        out.note(new Fact.Role(role.text(), currentTerm));
        resetElectionTimer(out);
    }

    // Requests

    private void onRequest(Request request, Outbox out) {
        boolean read = request.command().readsOnly();
        if (read && request.level() == ConsistencyLevel.EVENTUAL) {
            onEventualRead(request, out);
        } else if (!(role instanceof Leader leader)) {
            redirect(request, out);
        } else if (read && settings.reads() != ReadMode.LOG) {
            onStrongRead(leader, request, out);
        } else {
            onCommand(leader, request, out);
        }
    }

    /** Any server answers with what it has applied, if that is as much as the session demands. */
    private void onEventualRead(Request request, Outbox out) {
        if (replica.applied().compareTo(request.atLeast()) < 0) {
            out.reply(
                    request,
                    new Response.Behind(request.serial(), request.attempt(), replica.applied()));
        } else {
            answerRead(request, new ReadBasis.Applied(replica.applied()), out);
        }
    }

    private void onStrongRead(Leader leader, Request request, Outbox out) {
        if (settings.reads() == ReadMode.LOCAL) {
            answerRead(request, new ReadBasis.Unchecked(), out);
        } else if (settings.reads() == ReadMode.LEASE) {
            onLeaseRead(leader, request, out);
        } else {
            confirmLeadership(leader, request, out);
        }
    }

    /** Dissertation, section 6.4.1. */
    private void onLeaseRead(Leader leader, Request request, Outbox out) {
        boolean joinsCheckedBatch = settings.checkLeaseOnArrival() && leader.reads.isBatchOpen();
        if (!joinsCheckedBatch && !mayServeUnderLease(leader)) {
            confirmLeadership(leader, request, out);
            return;
        }
        boolean opened = leader.reads.addToBatch(request, context.clock().nowNanos());
        if (settings.readBatchNanos() == 0) {
            answerBatch(leader, out);
        } else if (opened) {
            out.setTimer(new AnswerReads(currentTerm), settings.readBatchNanos());
        }
    }

    private void answerBatch(Leader leader, Outbox out) {
        boolean checkedBefore = settings.checkLeaseOnArrival();
        for (Request request : leader.reads.takeBatch()) {
            if (checkedBefore) {
                answerRead(request, leaseOnArrival(leader), out);
            } else if (mayServeUnderLease(leader)) {
                answerRead(request, lease(leader), out);
            } else {
                confirmLeadership(leader, request, out);
            }
        }
    }

    private boolean mayServeUnderLease(Leader leader) {
        return hasCommittedOwnTerm() && leader.reads.holdsLease(context.clock().nowNanos());
    }

    private ReadBasis lease(Leader leader) {
        return new ReadBasis.Lease(
                leader.reads.leaseUntilNanos(), context.clock().nowNanos());
    }

    private ReadBasis leaseOnArrival(Leader leader) {
        return new ReadBasis.LeaseOnArrival(
                context.clock().nowNanos() - leader.reads.batchOpenedNanos());
    }

    /** Dissertation, section 6.4: remember the commit index, then show that nobody else leads. */
    private void confirmLeadership(Leader leader, Request request, Outbox out) {
        broadcastAppend(leader, out);
        leader.reads.confirm(request, leader.rounds.latest(), commitIndex);
        answerConfirmed(leader, out);
    }

    private void answerConfirmed(Leader leader, Outbox out) {
        // Until an entry of its own term is committed a leader's commit index may lie behind what
        // its predecessors committed (section 8; dissertation, section 6.4, step 1).
        if (!hasCommittedOwnTerm()) {
            return;
        }
        long round = leader.rounds.acknowledged();
        for (LeaderReads.Confirming read : leader.reads.takeConfirmed(round)) {
            ReadBasis basis = new ReadBasis.ReadIndex(read.readIndex(), read.round());
            answerRead(read.request(), basis, out);
        }
    }

    private boolean hasCommittedOwnTerm() {
        return settings.has(Bug.READ_BEFORE_OWN_COMMIT) || log.termAt(commitIndex) == currentTerm;
    }

    private void answerRead(Request request, ReadBasis how, Outbox out) {
        Store.Cell cell = replica.read(request.command().key());
        out.note(new Fact.Served(request.client(), request.serial(), how));
        out.reply(
                request,
                new Response.Done(
                        request.serial(),
                        request.attempt(),
                        cell.value(),
                        cell.version(),
                        replica.applied()));
    }

    /** Section 8: a retry of what was executed is answered with the stored result. */
    private void onCommand(Leader leader, Request request, Outbox out) {
        Replica.Session session = replica.session(request.client());
        if (!settings.has(Bug.NO_SESSIONS)
                && session != null
                && request.serial() <= session.serial()) {
            if (request.serial() == session.serial()) {
                answerCommand(request, session, out);
            }
            return; // an older one: its client no longer waits
        }
        if (leader.isUnderWay(request)) {
            return;
        }
        append(new ClientCommand(request.client(), request.serial(), request.command()), out);
        leader.awaits(log.lastIndex(), request);
        broadcastAppend(leader, out);
        advanceCommit(leader, out);
    }

    private void answerCommand(Request request, Replica.Session session, Outbox out) {
        out.reply(
                request,
                new Response.Done(
                        request.serial(),
                        request.attempt(),
                        session.value(),
                        session.version(),
                        replica.applied()));
    }

    private void redirect(Request request, Outbox out) {
        NodeId leader = role instanceof Follower follower ? follower.leader() : null;
        out.reply(request, new Response.Redirect(request.serial(), request.attempt(), leader));
    }

    // Messages

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            onRequest(request, out);
        } else if (message instanceof RequestVote ask) {
            onRequestVote(from, ask, out);
        } else if (message instanceof VoteReply reply) {
            onVoteReply(from, reply, out);
        } else if (message instanceof AppendEntries append) {
            onAppendEntries(from, append, out);
        } else if (message instanceof AppendReply reply) {
            onAppendReply(from, reply, out);
        }
        saveVoteIfChanged(out);
    }

    /** Figure 2, RequestVote RPC. */
    private void onRequestVote(NodeId candidate, RequestVote ask, Outbox out) {
        if (isLoyal()) {
            return; // as if unheard: not even the term counts (section 6, end; dissertation 6.4.1)
        }
        observeTerm(ask.term(), out);
        boolean free = votedFor == null || votedFor.equals(candidate);
        boolean upToDate =
                log.isNoNewerThan(ask.last()) || settings.has(Bug.VOTE_WITHOUT_LOG_CHECK);
        boolean granted = ask.term() == currentTerm && free && upToDate && role instanceof Follower;
        if (granted) {
            votedFor = candidate;
            voteChanged = true;
            resetElectionTimer(out);
        }
        out.send(candidate, new VoteReply(currentTerm, granted));
    }

    private void onVoteReply(NodeId voter, VoteReply reply, Outbox out) {
        observeTerm(reply.term(), out);
        if (role instanceof Candidate candidate && reply.term() == currentTerm && reply.granted()) {
            candidate.votes().add(voter);
            becomeLeaderIfElected(candidate, out);
        }
    }

    /** Figure 2, AppendEntries RPC; its numbered steps in order. */
    private void onAppendEntries(NodeId leader, AppendEntries append, Outbox out) {
        observeTerm(append.term(), out);
        if (append.term() < currentTerm && !settings.has(Bug.ACCEPT_STALE_TERM)) { // 1.
            // No round: the sender may lead again by now, in this very term, and must not take the
            // refusal of a late message for the acknowledgement of a round of its present reign.
            boolean mistaken = settings.has(Bug.ACKNOWLEDGE_STALE_ROUND);
            long round = mistaken ? append.round() : AppendReply.NO_ROUND;
            long previous = append.previous().position();
            out.send(leader, new AppendReply(currentTerm, false, previous, round));
            return;
        }
        hearLeader(leader, out);
        long previous = append.previous().position();
        if (log.termAt(previous) != append.previous().epoch()) { // 2.
            out.send(
                    leader,
                    new AppendReply(currentTerm, false, retryFrom(previous), append.round()));
            return;
        }
        for (LogEntry entry : append.entries()) {
            acceptEntry(entry, out); // 3. and 4.
        }
        if (settings.has(Bug.TRUNCATE_ALWAYS) && log.lastIndex() > append.lastNewIndex()) {
            truncate(append.lastNewIndex() + 1, out);
        }
        long verified =
                settings.has(Bug.COMMIT_UNVERIFIED) ? log.lastIndex() : append.lastNewIndex();
        commitUpTo(Math.min(append.leaderCommit(), verified), out); // 5.
        out.send(leader, new AppendReply(currentTerm, true, append.lastNewIndex(), append.round()));
    }

    /** Where the leader should try next: before all entries of the term that conflicts (section 5.3). */
    private long retryFrom(long previous) {
        return log.has(previous) ? log.firstOfTermAt(previous) : log.lastIndex() + 1;
    }

    /** Step 3, remove what conflicts, and step 4, append what is missing. Nothing else is removed. */
    private void acceptEntry(LogEntry entry, Outbox out) {
        if (log.has(entry.index())) {
            if (log.termAt(entry.index()) == entry.term()) {
                return;
            }
            truncate(entry.index(), out);
        }
        store(entry, out);
    }

    private void onAppendReply(NodeId follower, AppendReply reply, Outbox out) {
        observeTerm(reply.term(), out);
        if (!(role instanceof Leader leader) || reply.term() != currentTerm) {
            return;
        }
        Leader.Progress progress = leader.of(follower);
        progress.ackedRound = Math.max(progress.ackedRound, reply.round());
        if (reply.success()) {
            progress.matchIndex = Math.max(progress.matchIndex, reply.index());
            progress.nextIndex = Math.max(progress.nextIndex, progress.matchIndex + 1);
            if (progress.matchIndex > commitIndex) {
                advanceCommit(leader, out);
            }
            if (log.lastIndex() - progress.nextIndex >= ENTRIES_AT_MOST - 1) {
                sendNext(leader, follower, out); // it lags: do not wait for the next heartbeat
            }
        } else if (reply.index() < progress.nextIndex) {
            progress.nextIndex = Math.max(progress.matchIndex + 1, reply.index());
            sendNext(leader, follower, out);
        }
        onRoundAcknowledged(leader, out);
    }

    private void onRoundAcknowledged(Leader leader, Outbox out) {
        if (leader.majorityAcknowledgedMore()) {
            // Counted from the sending, never from the answer (dissertation, section 6.4.1).
            long sentAtNanos = leader.rounds.acknowledge(leader.majorityRound());
            leader.reads.extendLease(sentAtNanos, leaseNanos);
        }
        answerConfirmed(leader, out);
    }

    // Timers

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof ElectionTimeout) {
            becomeCandidate(out);
        } else if (timer instanceof Heartbeat heartbeat) {
            onHeartbeat(heartbeat, out);
        } else if (timer instanceof AnswerReads answer) {
            onAnswerReads(answer, out);
        }
        saveVoteIfChanged(out);
    }

    private void onHeartbeat(Heartbeat heartbeat, Outbox out) {
        if (role instanceof Leader leader && heartbeat.term() == currentTerm) {
            broadcastAppend(leader, out);
            out.setTimer(heartbeat, settings.heartbeatNanos());
        }
    }

    private void onAnswerReads(AnswerReads answer, Outbox out) {
        if (role instanceof Leader leader && answer.term() == currentTerm) {
            answerBatch(leader, out);
        }
    }

    // Roles

    /** Section 5.1: a higher term makes anybody a follower, and the vote is free again. */
    private void observeTerm(long term, Outbox out) {
        if (term > currentTerm) {
            currentTerm = term;
            votedFor = null;
            voteChanged = true;
            becomeFollower(null, out);
        }
    }

    private void becomeFollower(@Nullable NodeId leader, Outbox out) {
        Role before = role;
        role = new Follower(leader);
        out.note(new Fact.Role(role.text(), currentTerm));
        if (before instanceof Leader deposed) {
            deposed.reads.takeAll().forEach(read -> redirect(read, out));
            out.cancelTimer(new Heartbeat(deposed.term));
            resetElectionTimer(out);
        }
    }

    /** There is a leader in this term, and it is not this server (section 5.2). */
    private void hearLeader(NodeId leader, Outbox out) {
        if (!(role instanceof Follower follower)) {
            becomeFollower(leader, out);
        } else if (!leader.equals(follower.leader())) {
            role = new Follower(leader);
        }
        keepLoyal();
        resetElectionTimer(out);
    }

    /** Section 5.2. */
    private void becomeCandidate(Outbox out) {
        if (role instanceof Leader) {
            return;
        }
        currentTerm++;
        votedFor = context.self();
        voteChanged = true;
        Candidate candidate = new Candidate(context.self());
        role = candidate;
        out.note(new Fact.Role(role.text(), currentTerm));
        resetElectionTimer(out);
        for (NodeId peer : peers) {
            out.send(peer, new RequestVote(currentTerm, log.last()));
        }
        becomeLeaderIfElected(candidate, out);
    }

    private void becomeLeaderIfElected(Candidate candidate, Outbox out) {
        if (candidate.votes().size() < context.majority()) {
            return;
        }
        Leader leader = new Leader(currentTerm, peers, log.lastIndex());
        role = leader;
        out.note(new Fact.Role(role.text(), currentTerm));
        out.cancelTimer(ElectionTimeout.ONLY);
        out.setTimer(new Heartbeat(currentTerm), settings.heartbeatNanos());
        append(new NoOp(), out); // section 8: it learns what is committed by committing this
        broadcastAppend(leader, out);
        advanceCommit(leader, out);
    }

    private void resetElectionTimer(Outbox out) {
        long timeoutNanos =
                context.random().between(settings.minElectionNanos(), settings.maxElectionNanos());
        out.setTimer(ElectionTimeout.ONLY, timeoutNanos);
    }

    /** Leases hold only if voters stay loyal for the shortest election timeout. */
    private void keepLoyal() {
        loyalUntilNanos = SimTime.plus(context.clock().nowNanos(), settings.minElectionNanos());
    }

    private boolean isLoyal() {
        return settings.reads() == ReadMode.LEASE
                && role instanceof Follower
                && context.clock().nowNanos() < loyalUntilNanos;
    }

    /** Term and vote are saved once, at the end of the handler that changed them. */
    private void saveVoteIfChanged(Outbox out) {
        if (voteChanged) {
            voteChanged = false;
            NodeId remembered = settings.has(Bug.FORGET_VOTE) ? null : votedFor;
            out.save(new RaftDurable.Vote(currentTerm, remembered));
        }
    }

    // Replication

    /** A leader only ever appends to its own log (section 5.3). */
    private void append(Content content, Outbox out) {
        store(new LogEntry(new Version(currentTerm, log.lastIndex() + 1), content), out);
    }

    private void store(LogEntry entry, Outbox out) {
        log.append(entry);
        out.save(entry);
        out.note(new Fact.Append(entry.version(), entry.content()));
    }

    private void truncate(long fromIndex, Outbox out) {
        log.truncate(fromIndex);
        out.save(new RaftDurable.Truncated(fromIndex));
        out.note(new Fact.Truncate(fromIndex));
    }

    private void broadcastAppend(Leader leader, Outbox out) {
        leader.rounds.begin(context.clock().nowNanos());
        AppendEntries append = null;
        for (NodeId peer : peers) {
            Leader.Progress progress = leader.of(peer);
            if (append == null || append.previous().position() != progress.nextIndex - 1) {
                append = appendFrom(progress.nextIndex, leader);
            }
            sendAppend(progress, peer, append, out);
        }
        if (peers.isEmpty()) {
            onRoundAcknowledged(leader, out);
        }
    }

    private void sendNext(Leader leader, NodeId follower, Outbox out) {
        Leader.Progress progress = leader.of(follower);
        sendAppend(progress, follower, appendFrom(progress.nextIndex, leader), out);
    }

    /** Pipelining counts on the arrival of what it sends (dissertation, section 10.2.1). */
    private void sendAppend(
            Leader.Progress progress, NodeId follower, AppendEntries append, Outbox out) {
        if (settings.pipelining()) {
            progress.nextIndex = append.lastNewIndex() + 1;
        }
        out.send(follower, append);
    }

    private AppendEntries appendFrom(long next, Leader leader) {
        return new AppendEntries(
                currentTerm,
                new Version(log.termAt(next - 1), next - 1),
                log.from(next, ENTRIES_AT_MOST),
                commitIndex,
                leader.rounds.latest());
    }

    /** Figure 2, last rule for leaders; section 5.4.2: only entries of its own term, by counting. */
    private void advanceCommit(Leader leader, Outbox out) {
        if (!leader.majorityIsBeyond(commitIndex, log.lastIndex())) {
            return;
        }
        long majority = leader.majorityIndex(log.lastIndex());
        if (log.termAt(majority) == currentTerm || settings.has(Bug.COMMIT_OLD_TERM)) {
            commitUpTo(majority, out);
        }
    }

    private void commitUpTo(long index, Outbox out) {
        if (index > commitIndex) {
            commitIndex = index;
            out.note(new Fact.Commit(commitIndex));
            applyCommitted(out);
        }
    }

    /** Figure 2, first rule for all servers. */
    private void applyCommitted(Outbox out) {
        // A correct log has all that is committed; one that a bug switch cut off may not.
        long last = Math.min(commitIndex, log.lastIndex());
        while (replica.applied().position() < last) {
            apply(log.get(replica.applied().position() + 1), out);
        }
    }

    private void apply(LogEntry entry, Outbox out) {
        if (!(entry.content() instanceof ClientCommand content)) {
            replica.skip(entry);
            out.note(new Fact.Apply(entry.version(), entry.content(), null, false));
            return;
        }
        Replica.Applied applied = replica.apply(entry, content);
        Command command = content.command();
        out.note(new Fact.Apply(entry.version(), content, command, applied.effective()));
        Request request = role instanceof Leader leader
                ? leader.takeWaiting(content.client(), entry.index())
                : null;
        if (request != null && applied.session().serial() == request.serial()) {
            answerCommand(request, applied.session(), out);
        }
    }

    // State

    @Override
    public NodeState state() {
        return new NodeState(
                role.text(),
                currentTerm,
                role instanceof Leader,
                List.of(
                        new Field("voted for", votedFor == null ? "nobody" : votedFor.name()),
                        new Field("last entry", log.last().toString()),
                        new Field("commit", Long.toString(commitIndex)),
                        new Field("applied", replica.applied().toString())));
    }
}
