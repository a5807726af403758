package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.LogEntry.NoOp;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.protocol.raft.Role.Candidate;
import dev.anachron.protocol.raft.Role.Follower;
import dev.anachron.spi.Outbox;

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
        if (server.isLoyal()) {
            return; // as if unheard: not even the term counts (section 6, end; dissertation 6.4.1)
        }
        server.observeTerm(ask.term(), out);
        NodeId votedFor = server.votedFor();
        boolean free = votedFor == null || votedFor.equals(candidate);
        boolean upToDate =
                server.log.isNoNewerThan(ask.last()) || server.has(Bug.VOTE_WITHOUT_LOG_CHECK);
        boolean current = ask.term() == server.currentTerm();
        boolean granted = current && free && upToDate && server.role() instanceof Follower;
        if (granted) {
            server.voteFor(candidate);
            server.resetElectionTimer(out);
        }
        out.send(candidate, new VoteReply(server.currentTerm(), granted));
    }

    // Candidates

    void onElectionTimeout(Outbox out) {
        if (!(server.role() instanceof Leader)) {
            becomeCandidate(out);
        }
    }

    /** Section 5.2. */
    private void becomeCandidate(Outbox out) {
        server.beginTerm();
        Candidate candidate = new Candidate(server.self());
        server.become(candidate, out);
        server.resetElectionTimer(out);
        for (NodeId peer : server.peers) {
            out.send(peer, new RequestVote(server.currentTerm(), server.log.last()));
        }
        becomeLeaderIfElected(candidate, out);
    }

    void onVoteReply(NodeId voter, VoteReply reply, Outbox out) {
        server.observeTerm(reply.term(), out);
        if (server.role() instanceof Candidate candidate
                && reply.term() == server.currentTerm()
                && reply.granted()) {
            candidate.votes().add(voter);
            becomeLeaderIfElected(candidate, out);
        }
    }

    private void becomeLeaderIfElected(Candidate candidate, Outbox out) {
        if (candidate.votes().size() < server.context.majority()) {
            return;
        }
        long term = server.currentTerm();
        Leader leader = new Leader(term, server.peers, server.log.lastIndex());
        server.become(leader, out);
        out.cancelTimer(ElectionTimeout.ONLY);
        out.setTimer(new Heartbeat(term), server.settings.heartbeatNanos());
        server.append(new NoOp(), out); // section 8: committing it tells what is committed
        replication.broadcast(leader, out);
        replication.advanceCommit(leader, out);
    }
}
