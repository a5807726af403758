package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Acknowledge;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Missing;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promise;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promote;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Propose;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Replicate;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Superseded;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.TakeOver;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Degrade;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.GiveUpSwitchover;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Heartbeat;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Suspect;
import dev.anachron.spi.Administer;
import dev.anachron.spi.Administer.TransferLeadership;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Timer;

/** A node of a primary-backup store: hands what comes in to the part that it concerns. */
final class PrimaryBackupNode implements Node {
    private final Replica replica;
    private final Replication replication;
    private final Failover failover;
    private final Switchover switchover;
    private final Requests requests;

    PrimaryBackupNode(NodeContext context) {
        this.replica = new Replica(context);
        this.replication = new Replication(replica);
        this.failover = new Failover(replica, replication);
        this.switchover = new Switchover(replica);
        this.requests = new Requests(replica, replication);
    }

    @Override
    public void start(Outbox out) {
        replica.start(out);
        if (replica.role() instanceof Primary primary) {
            replication.begin(primary, out);
        }
    }

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            requests.onRequest(request, out);
        } else if (message instanceof Replicate replicate) {
            replication.onReplicate(from, replicate, out);
        } else if (message instanceof Acknowledge acknowledge) {
            replication.onAcknowledge(from, acknowledge, out);
            switchover.proceed(out);
        } else if (message instanceof Missing missing) {
            replication.onMissing(from, missing, out);
        } else if (message instanceof Superseded superseded) {
            failover.onSuperseded(superseded, out);
        } else if (message instanceof TransferLeadership to) {
            switchover.onTransfer(to, out);
        } else if (message instanceof TakeOver takeOver) {
            failover.onTakeOver(takeOver, out);
        } else if (message instanceof Propose propose) {
            failover.onPropose(from, propose, out);
        } else if (message instanceof Promise promise) {
            failover.onPromise(from, promise, out);
        } else if (message instanceof Promote promote) {
            failover.onPromote(promote, out);
        }
    }

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof Heartbeat heartbeat) {
            replication.onHeartbeat(heartbeat, out);
        } else if (timer instanceof Degrade degrade) {
            replication.onDegrade(degrade, out);
        } else if (timer instanceof GiveUpSwitchover giveUp) {
            switchover.onGiveUp(giveUp);
        } else if (timer instanceof Suspect) {
            failover.onSuspect(out);
        }
    }

    @Override
    public boolean heeds(Administer instruction) {
        return instruction instanceof TransferLeadership to && switchover.isPossible(to);
    }

    @Override
    public NodeState state() {
        return new Portrait(replica).state();
    }
}
