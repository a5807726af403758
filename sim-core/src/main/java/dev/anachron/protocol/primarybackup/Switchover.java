package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.TakeOver;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.GiveUpSwitchover;
import dev.anachron.spi.Administer.TransferLeadership;
import dev.anachron.spi.Outbox;

/**
 * A planned change of primary, as operators do it for maintenance: the old one stops before the new one
 * begins, so that nothing is lost however the log is replicated.
 */
final class Switchover {
    private final Replica replica;

    Switchover(Replica replica) {
        this.replica = replica;
    }

    boolean isPossible(TransferLeadership to) {
        return replica.role() instanceof Primary primary && primary.find(to.node()) != null;
    }

    /** From now on the primary takes no changes, so that the other one can have all. */
    void onTransfer(TransferLeadership to, Outbox out) {
        if (replica.role() instanceof Primary primary && isPossible(to)) {
            primary.successor = to.node();
            out.setTimer(new GiveUpSwitchover(replica.epoch()), replica.rules.maxSuspectNanos());
            proceed(out);
        }
    }

    /** When the other one has the whole log, and every client its answer, this one goes. */
    void proceed(Outbox out) {
        if (!(replica.role() instanceof Primary primary) || primary.successor == null) {
            return;
        }
        NodeId successor = primary.successor;
        Primary.Progress progress = primary.find(successor);
        long last = replica.log.lastPosition();
        if (progress != null && progress.acknowledged == last && replica.done() == last) {
            out.cancelTimer(new GiveUpSwitchover(replica.epoch()));
            replica.handOver(successor, out);
            out.send(successor, new TakeOver(replica.epoch()));
        }
    }

    /** The other one is too far behind: this one goes on. */
    void onGiveUp(GiveUpSwitchover giveUp) {
        if (replica.role() instanceof Primary primary && giveUp.epoch() == replica.epoch()) {
            primary.successor = null;
        }
    }
}
