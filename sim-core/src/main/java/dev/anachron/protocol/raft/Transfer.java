package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.RaftMessage.TimeoutNow;
import dev.anachron.protocol.raft.RaftTimer.GiveUpTransfer;
import dev.anachron.spi.Administer.TransferLeadership;
import dev.anachron.spi.Outbox;

/** Leadership transfer (dissertation, section 3.10). */
final class Transfer {
    private final Server server;
    private final Replication replication;

    Transfer(Server server, Replication replication) {
        this.server = server;
        this.replication = replication;
    }

    /** A leader can hand over to another member. */
    boolean isPossible(TransferLeadership transfer) {
        return server.role() instanceof Leader
                && !transfer.node().equals(server.self())
                && server.isMember(transfer.node());
    }

    /** Step 1: from now on the leader takes no commands, so that the other's log can be completed. */
    void onTransfer(TransferLeadership transfer, Outbox out) {
        NodeId to = transfer.node();
        if (server.role() instanceof Leader leader && isPossible(transfer)) {
            leader.transferee = to;
            leader.askedTransferee = false;
            replication.sendNext(leader, to, out);
            out.setTimer(
                    new GiveUpTransfer(server.currentTerm()), server.settings.maxElectionNanos());
            proceed(out);
        }
    }

    /** Steps 2 and 3: when the other's log is complete it is told to stand for election at once. */
    void proceed(Outbox out) {
        if (!(server.role() instanceof Leader leader) || leader.transferee == null) {
            return;
        }
        Leader.Progress progress = leader.find(leader.transferee);
        boolean complete = progress != null && progress.matchIndex == server.log.lastIndex();
        if (complete && !leader.askedTransferee) {
            leader.askedTransferee = true;
            leader.hasSentTimeoutNow = true;
            out.send(leader.transferee, new TimeoutNow(server.currentTerm()));
        }
    }

    /** The other is not elected within an election timeout: the leader goes on. */
    void onGiveUp(GiveUpTransfer giveUp) {
        if (server.role() instanceof Leader leader && giveUp.term() == server.currentTerm()) {
            leader.transferee = null;
        }
    }
}
