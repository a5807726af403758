package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.CopyMessage.AskCopy;
import dev.anachron.protocol.raft.CopyMessage.TellCopy;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.InstallSnapshot;
import dev.anachron.protocol.raft.RaftMessage.PreVote;
import dev.anachron.protocol.raft.RaftMessage.PreVoteReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.TimeoutNow;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.AnswerReads;
import dev.anachron.protocol.raft.RaftTimer.CheckQuorum;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.protocol.raft.RaftTimer.GiveUpTransfer;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.protocol.raft.RaftTimer.StopWaiting;
import dev.anachron.protocol.raft.RaftTimer.WriteBehind;
import dev.anachron.spi.Administer;
import dev.anachron.spi.Administer.TransferLeadership;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Timer;

/**
 * A Raft server: hands what comes in to the part of the protocol that it concerns. In all parts section
 * numbers are those of the extended paper unless the dissertation is named.
 */
final class RaftNode implements Node {
    private final Server server;
    private final Commands commands;
    private final Replication replication;
    private final Elections elections;
    private final Reads reads;
    private final CopyReads copyReads;
    private final QuorumReads quorumReads;
    private final Snapshots snapshots;
    private final Membership membership;
    private final Transfer transfer;

    RaftNode(NodeContext context) {
        this.server = new Server(context);
        this.commands = new Commands(server);
        this.replication = new Replication(server, commands);
        this.elections = new Elections(server, replication);
        this.reads = new Reads(server, replication);
        this.copyReads = new CopyReads(server, reads);
        this.quorumReads = new QuorumReads(server, reads);
        this.snapshots = new Snapshots(server);
        this.membership = new Membership(server, replication);
        this.transfer = new Transfer(server, replication);
    }

    @Override
    public void start(Outbox out) {
        server.start(out);
    }

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            onRequest(request, out);
        } else if (message instanceof RequestVote ask) {
            elections.onRequestVote(from, ask, out);
        } else if (message instanceof VoteReply reply) {
            elections.onVoteReply(from, reply, out);
        } else if (message instanceof PreVote ask) {
            elections.onPreVote(from, ask, out);
        } else if (message instanceof PreVoteReply reply) {
            elections.onPreVoteReply(from, reply, out);
        } else if (message instanceof AppendEntries append) {
            replication.onAppendEntries(from, append, out);
        } else if (message instanceof InstallSnapshot install) {
            snapshots.onInstallSnapshot(from, install, out);
        } else if (message instanceof TimeoutNow now) {
            elections.onTimeoutNow(now, out);
        } else if (message instanceof TransferLeadership to) {
            transfer.onTransfer(to, out);
        } else if (message instanceof Administer change) {
            membership.onChange(change, out);
        } else if (message instanceof AppendReply reply) {
            replication.onAppendReply(from, reply, out);
            reads.answerConfirmed(out);
        } else if (message instanceof AskCopy ask) {
            quorumReads.onAskCopy(from, ask, out);
        } else if (message instanceof TellCopy copy) {
            quorumReads.onTellCopy(from, copy, out);
        }
        finish(out);
    }

    @Override
    public boolean heeds(Administer instruction) {
        return instruction instanceof TransferLeadership to
                ? transfer.isPossible(to)
                : membership.isPossible(instruction);
    }

    private void finish(Outbox out) {
        membership.proceed(out);
        transfer.proceed(out);
        server.saveVoteIfChanged(out);
        snapshots.takeIfDue(out);
        copyReads.answerCaughtUp(out);
    }

    private static boolean isForLeader(ConsistencyLevel level) {
        return level.equals(ConsistencyLevel.STRONG) || level.equals(ConsistencyLevel.LEADER);
    }

    private void onRequest(Request request, Outbox out) {
        boolean read = request.command().readsOnly();
        if (read && request.level().equals(ConsistencyLevel.QUORUM)) {
            quorumReads.onRead(request, out);
        } else if (read && !isForLeader(request.level())) {
            copyReads.onRead(request, out);
        } else if (!(server.role() instanceof Leader leader)) {
            server.redirect(request, out);
        } else if (read && request.level().equals(ConsistencyLevel.LEADER)) {
            reads.answer(request, new ReadBasis.Unchecked(), out);
        } else if (read && server.settings.reads() != ReadMode.LOG) {
            reads.onStrongRead(leader, request, out);
        } else if (leader.transferee != null) {
            out.reply(
                    request,
                    new Response.Redirect(request.serial(), request.attempt(), leader.transferee));
        } else if (commands.onCommand(leader, request, out)) {
            replication.broadcast(leader, out);
            replication.advanceCommit(leader, out);
        }
    }

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof ElectionTimeout) {
            elections.onElectionTimeout(out);
        } else if (timer instanceof Heartbeat heartbeat) {
            replication.onHeartbeat(heartbeat, out);
        } else if (timer instanceof CheckQuorum check) {
            elections.onCheckQuorum(check, out);
        } else if (timer instanceof GiveUpTransfer giveUp) {
            transfer.onGiveUp(giveUp);
        } else if (timer instanceof WriteBehind) {
            server.onWriteBehind(out);
        } else if (timer instanceof AnswerReads answer) {
            reads.onAnswerReads(answer, out);
        } else if (timer instanceof StopWaiting stop) {
            copyReads.onStopWaiting(stop, out);
        }
        finish(out);
    }

    @Override
    public NodeState state() {
        return new Portrait(server).state(copyReads.waiting(), quorumReads.asking());
    }
}
