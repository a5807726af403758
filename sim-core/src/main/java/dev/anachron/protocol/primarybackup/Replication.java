package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Acknowledge;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Missing;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Replicate;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Superseded;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Degrade;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Heartbeat;
import dev.anachron.spi.Outbox;

import org.jspecify.annotations.Nullable;

/**
 * The log from the primary to its backups: a stream, sent without waiting for what went before, and
 * resumed where a backup says that something is missing.
 */
final class Replication {
    private final Replica replica;
    private final Rules rules;

    Replication(Replica replica) {
        this.replica = replica;
        this.rules = replica.rules;
    }

    // Backups

    void onReplicate(NodeId from, Replicate message, Outbox out) {
        if (message.epoch() < replica.epoch()) {
            out.send(from, new Superseded(replica.epoch()));
            return;
        }
        boolean rival = replica.role() instanceof Primary && message.epoch() == replica.epoch();
        if (rival || replica.isDeaf()) {
            return;
        }
        replica.hear(from, message.epoch(), out);
        replica.hasHeardOf(message.lastPosition());
        if (!replica.log.has(message.previous())) {
            long resumeAt = replica.log.resumeAt(message.previous().position());
            out.send(from, new Missing(replica.epoch(), resumeAt));
            return;
        }
        for (Entry entry : message.entries()) {
            accept(entry, out);
        }
        replica.doneUpTo(Math.min(message.done(), message.lastPosition()), out);
        out.send(
                from,
                new Acknowledge(replica.epoch(), message.lastPosition(), message.sentNanos()));
    }

    /** What the primary has at that place counts: anything else goes, with all that follows it. */
    private void accept(Entry entry, Outbox out) {
        if (replica.log.has(entry.version())) {
            return;
        }
        if (entry.position() <= replica.log.lastPosition()) {
            replica.truncate(entry.position(), out);
        }
        replica.store(entry, out);
    }

    // The primary

    /** It is the primary from now on, or again. */
    void begin(Primary primary, Outbox out) {
        advance(primary, out);
        beat(primary, out);
    }

    /** The log has grown. */
    void proceed(Primary primary, Outbox out) {
        advance(primary, out);
        broadcast(primary, out);
    }

    void onHeartbeat(Heartbeat heartbeat, Outbox out) {
        if (replica.role() instanceof Primary primary && heartbeat.epoch() == replica.epoch()) {
            beat(primary, out);
        }
    }

    private void beat(Primary primary, Outbox out) {
        broadcast(primary, out);
        out.setTimer(new Heartbeat(replica.epoch()), rules.heartbeatNanos());
    }

    private void broadcast(Primary primary, Outbox out) {
        for (NodeId backup : primary.backups()) {
            Primary.Progress progress = primary.find(backup);
            if (progress != null) {
                send(backup, progress, out);
            }
        }
    }

    private void send(NodeId backup, Primary.Progress progress, Outbox out) {
        Log log = replica.log;
        out.send(
                backup,
                new Replicate(
                        replica.epoch(),
                        log.versionAt(progress.next - 1),
                        log.from(progress.next),
                        replica.done(),
                        replica.nowNanos()));
        progress.next = log.lastPosition() + 1;
    }

    void onAcknowledge(NodeId backup, Acknowledge message, Outbox out) {
        Primary.Progress progress = progressOf(backup, message);
        if (progress != null && replica.role() instanceof Primary primary) {
            progress.acknowledged = Math.max(progress.acknowledged, message.upTo());
            progress.heardNanos = Math.max(progress.heardNanos, message.sentNanos());
            advance(primary, out);
        }
    }

    void onMissing(NodeId backup, Missing message, Outbox out) {
        Primary.Progress progress = progressOf(backup, message);
        if (progress != null) {
            progress.next = Math.min(progress.next, message.from());
            send(backup, progress, out);
        }
    }

    private Primary.@Nullable Progress progressOf(NodeId backup, PrimaryBackupMessage message) {
        return replica.role() instanceof Primary primary && message.epoch() == replica.epoch()
                ? primary.find(backup)
                : null;
    }

    // What clients may be told

    /**
     * Clients are told of a change when enough backups have it. Entries of an earlier epoch count only
     * together with one of this epoch: until then another log may still be preferred to this one.
     */
    private void advance(Primary primary, Outbox out) {
        long last = replica.log.lastPosition();
        long before = replica.done();
        long acknowledged = primary.acknowledgedBy(rules.needed(primary.size()), last);
        if (acknowledged == last) {
            primary.degraded = false;
        }
        long reached = primary.degraded ? last : acknowledged;
        if (replica.log.versionAt(reached).epoch() == replica.epoch()) {
            replica.doneUpTo(reached, out);
        }
        if (rules.degradeNanos() > 0) {
            beImpatient(primary, before, out);
        }
    }

    /** Semi-synchronous replication that waits no longer than so long, and tells nobody. */
    private void beImpatient(Primary primary, long before, Outbox out) {
        Degrade timer = new Degrade(replica.epoch());
        boolean waits = replica.done() < replica.log.lastPosition();
        if (waits && (!primary.impatient || replica.done() > before)) {
            out.setTimer(timer, rules.degradeNanos());
        } else if (!waits && primary.impatient) {
            out.cancelTimer(timer);
        }
        primary.impatient = waits;
    }

    void onDegrade(Degrade timer, Outbox out) {
        if (replica.role() instanceof Primary primary && timer.epoch() == replica.epoch()) {
            primary.degraded = true;
            primary.impatient = false;
            advance(primary, out);
        }
    }

    /**
     * Whether, as far as clocks can tell, nobody else is the primary: a majority answered what was sent
     * so recently that none of them can have promised another epoch since.
     */
    boolean holdsLease(Primary primary) {
        int others = replica.context.majority() - 1;
        if (rules.fencing() != Rules.Fencing.LEASE || others == 0) {
            return true;
        }
        long heardNanos = primary.heardByNanos(others);
        return heardNanos != Long.MIN_VALUE
                && replica.nowNanos() < replica.leaseUntilNanos(heardNanos);
    }
}
