package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.LogEntry.NoOp;
import dev.anachron.protocol.raft.RaftMessage.PreVote;
import dev.anachron.protocol.raft.RaftMessage.PreVoteReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.TimeoutNow;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.CheckQuorum;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.protocol.raft.Role.Candidate;
import dev.anachron.protocol.raft.Role.Follower;
import dev.anachron.protocol.raft.Role.PreCandidate;
import dev.anachron.spi.Outbox;

import java.util.List;

/** Leader election (sections 5.2 and 5.4.1). */
final class Elections {
    private final Server server;
    private final Replication replication;

    Elections(Server server, Replication replication) {
        this.server = server;
        this.replication = replication;
    }

    // Voters

    /** Figure 2, RequestVote RPC. */
    void onRequestVote(NodeId candidate, RequestVote ask, Outbox out) {
        if (server.isLoyal() && !ask.transfer()) {
            return; // as if unheard: not even the term counts (section 6, end; dissertation 6.4.1)
        }
        server.observeTerm(ask.term(), out);
        NodeId votedFor = server.votedFor();
        boolean free = votedFor == null || votedFor.equals(candidate);
        boolean upToDate =
                server.log.isNoNewerThan(ask.last()) || server.has(Bug.VOTE_WITHOUT_LOG_CHECK);
        boolean current = ask.term() == server.currentTerm();
        boolean passive =
                server.role() instanceof Follower || server.role() instanceof PreCandidate;
        boolean granted = current && free && upToDate && passive;
        if (granted) {
            server.voteFor(candidate);
        }
        if (granted || server.has(Bug.RESET_TIMER_ON_ANY_REQUEST)) {
            server.resetElectionTimer(out);
        }
        out.send(candidate, new VoteReply(server.currentTerm(), granted));
    }

    /** Dissertation, section 9.6: would it vote for that server? It changes nothing of its own. */
    void onPreVote(NodeId candidate, PreVote ask, Outbox out) {
        boolean granted = ask.term() > server.currentTerm()
                && server.log.isNoNewerThan(ask.last())
                && !server.knowsLeader();
        long term = granted ? ask.term() : server.currentTerm();
        out.send(candidate, new PreVoteReply(term, granted));
    }

    // Candidates

    void onElectionTimeout(Outbox out) {
        if (server.role() instanceof Leader) {
            return;
        }
        if (!server.mayStand()) {
            server.resetElectionTimer(out);
        } else if (server.settings.preVote()) {
            becomePreCandidate(out);
        } else {
            becomeCandidate(false, out);
        }
    }

    /** Dissertation, section 3.10: as if its election timer had fired, and without asking before. */
    void onTimeoutNow(TimeoutNow message, Outbox out) {
        server.observeTerm(message.term(), out);
        boolean current = message.term() == server.currentTerm();
        if (current && server.role() instanceof Follower && server.mayStand()) {
            becomeCandidate(true, out);
        }
    }

    /** Dissertation, section 9.6: its term stays as it is until a majority would vote for it. */
    private void becomePreCandidate(Outbox out) {
        PreCandidate candidate = new PreCandidate(server.self());
        server.become(candidate, out);
        server.resetElectionTimer(out);
        for (NodeId peer : server.peers()) {
            out.send(peer, new PreVote(server.currentTerm() + 1, server.log.last()));
        }
        if (isMajority(candidate.grants())) {
            becomeCandidate(false, out);
        }
    }

    void onPreVoteReply(NodeId voter, PreVoteReply reply, Outbox out) {
        if (!reply.granted()) {
            server.observeTerm(reply.term(), out);
        } else if (server.role() instanceof PreCandidate candidate
                && reply.term() == server.currentTerm() + 1) {
            candidate.grants().add(voter);
            if (isMajority(candidate.grants())) {
                becomeCandidate(false, out);
            }
        }
    }

    /** Section 5.2. */
    private void becomeCandidate(boolean transfer, Outbox out) {
        server.beginTerm();
        Candidate candidate = new Candidate(server.self());
        server.become(candidate, out);
        server.resetElectionTimer(out);
        for (NodeId peer : server.peers()) {
            out.send(peer, new RequestVote(server.currentTerm(), server.log.last(), transfer));
        }
        becomeLeaderIfElected(candidate, out);
    }

    void onVoteReply(NodeId voter, VoteReply reply, Outbox out) {
        server.observeTerm(reply.term(), out);
        boolean current = reply.term() == server.currentTerm() || server.has(Bug.COUNT_STALE_VOTES);
        if (server.role() instanceof Candidate candidate && current && reply.granted()) {
            candidate.grants().add(voter);
            becomeLeaderIfElected(candidate, out);
        }
    }

    private boolean isMajority(List<NodeId> grants) {
        List<NodeId> counted = grants.stream().filter(server::isMember).toList();
        long votes = server.has(Bug.COUNT_REPEATED_VOTES)
                ? counted.size()
                : counted.stream().distinct().count();
        long servers = server.members().size();
        return server.has(Bug.HALF_IS_A_MAJORITY) ? 2 * votes >= servers : 2 * votes > servers;
    }

    // Leaders

    private void becomeLeaderIfElected(Candidate candidate, Outbox out) {
        if (!isMajority(candidate.grants())) {
            return;
        }
        long term = server.currentTerm();
        Leader leader = new Leader(term, server.members(), server.self(), server.log.lastIndex());
        server.become(leader, out);
        out.cancelTimer(ElectionTimeout.ONLY);
        out.setTimer(new Heartbeat(term), server.settings.heartbeatNanos());
        if (server.settings.checkQuorum()) {
            setCheckTimer(new CheckQuorum(term), out);
        }
        server.append(new NoOp(), out); // section 8: committing it tells what is committed
        replication.broadcast(leader, out);
        replication.advanceCommit(leader, out);
    }

    /** Dissertation, section 6.2: whoever hears no majority is of no use to its clients. */
    void onCheckQuorum(CheckQuorum check, Outbox out) {
        if (!(server.role() instanceof Leader leader) || check.term() != server.currentTerm()) {
            return;
        }
        leader.ticks++;
        if (leader.ticks * checkEveryNanos() < server.settings.maxElectionNanos()) {
            setCheckTimer(check, out);
            return;
        }
        leader.ticks = 0;
        long acknowledged = leader.rounds.acknowledged();
        if (acknowledged == leader.checkedRound) {
            server.becomeFollower(null, out);
        } else {
            leader.checkedRound = acknowledged;
            setCheckTimer(check, out);
        }
    }

    private void setCheckTimer(CheckQuorum check, Outbox out) {
        out.setTimer(check, checkEveryNanos());
    }

    /** One timer for the whole time is due when that is over, whatever the loop did meanwhile. */
    private long checkEveryNanos() {
        return server.has(Bug.CHECK_QUORUM_BY_TICKS)
                ? server.settings.heartbeatNanos()
                : server.settings.maxElectionNanos();
    }
}
