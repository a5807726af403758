package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Suspect;
import dev.anachron.protocol.primarybackup.Role.Backup;
import dev.anachron.protocol.primarybackup.Role.Candidate;
import dev.anachron.spi.Fact;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every node is made of: an epoch, a role, a log and the state that the log has come to. The parts
 * of the protocol ({@link Replication}, {@link Failover}, {@link Requests}) work on it.
 */
final class Replica {
    final NodeContext context;
    final Rules rules;
    final Log log = new Log();

    private long epoch = 1;
    private Role role;
    private State state = new State();
    /** Up to where clients may have been told that their changes are done. */
    private long done;

    /** Until when, by its own clock, it takes the primary that it heard last to be alive. */
    private long trustsUntilNanos;

    /** The furthest position it was sent, whether or not it could use it. */
    private long heardOf;

    Replica(NodeContext context) {
        this.context = context;
        this.rules = Rules.of(context.settings());
        NodeId first = context.nodes().get(0);
        boolean primary = first.equals(self());
        for (var durable : context.saved()) {
            if (durable instanceof Entry entry) {
                log.restore(entry);
            } else if (durable instanceof Kept.Truncated truncated) {
                log.truncate(truncated.from());
            } else if (durable instanceof Kept.View view) {
                epoch = view.epoch();
                primary = view.primary();
            }
        }
        boolean fresh = context.saved().isEmpty();
        this.role = primary
                ? new Primary(context.peers(), log.lastPosition())
                : new Backup(fresh ? first : null);
    }

    void start(Outbox out) {
        if (!context.saved().isEmpty()) {
            out.note(new Fact.Recover(log.lastPosition()));
        }
        out.note(new Fact.Role(role.text(), epoch));
        if (!(role instanceof Primary)) {
            trustPrimary(out); // it may have heard one right before it went down
        }
    }

    NodeId self() {
        return context.self();
    }

    boolean has(Bug bug) {
        return rules.has(bug);
    }

    long nowNanos() {
        return context.clock().nowNanos();
    }

    long epoch() {
        return epoch;
    }

    Role role() {
        return role;
    }

    // Epochs and roles

    void become(Role next, Outbox out) {
        role = next;
        out.note(new Fact.Role(role.text(), epoch));
    }

    /** Whether it goes on as if nothing had happened, whatever it hears of later epochs. */
    boolean isDeaf() {
        return role instanceof Primary && rules.fencing() == Rules.Fencing.NONE;
    }

    /** From now on it follows no earlier epoch; who is the primary of this one, it may not know yet. */
    void follow(long later, @Nullable NodeId primary, Outbox out) {
        epoch = later;
        out.save(new Kept.View(epoch, false));
        become(new Backup(primary), out);
        trustsUntilNanos = Long.MIN_VALUE;
        setSuspectTimer(out);
    }

    /** This node orders the changes of this epoch. */
    Primary lead(long newEpoch, Outbox out) {
        epoch = newEpoch;
        out.save(new Kept.View(epoch, true));
        List<NodeId> backups = has(Bug.NO_BACKUPS_AFTER_PROMOTION) ? List.of() : context.peers();
        Primary primary = new Primary(backups, log.lastPosition());
        become(primary, out);
        out.cancelTimer(Suspect.ONLY);
        append(new Entry.EpochBegins(), out);
        return primary;
    }

    /** This node no longer orders changes, and expects to hear of another one that does. */
    void handOver(NodeId successor, Outbox out) {
        out.save(new Kept.View(epoch, false));
        become(new Backup(successor), out);
        trustPrimary(out);
    }

    /** Somebody is the primary of this epoch or of a later one. */
    void hear(NodeId primary, long itsEpoch, Outbox out) {
        if (itsEpoch > epoch) {
            follow(itsEpoch, primary, out);
        } else if (role instanceof Candidate candidate) {
            if (candidate.planned()) {
                return; // that was sent before the primary went
            }
            become(new Backup(primary), out);
        } else {
            role = new Backup(primary);
        }
        trustPrimary(out);
    }

    /** The failure detector: for so long nothing need be heard. */
    private void trustPrimary(Outbox out) {
        trustsUntilNanos = SimTime.plus(nowNanos(), rules.minSuspectNanos());
        setSuspectTimer(out);
    }

    long trustsUntilNanos() {
        return trustsUntilNanos;
    }

    /** Until then nobody who answered what was sent at that instant can have promised another epoch. */
    long leaseUntilNanos(long heardNanos) {
        return heardNanos + rules.minSuspectNanos();
    }

    boolean trustsPrimary() {
        return role instanceof Primary || (role instanceof Backup && nowNanos() < trustsUntilNanos);
    }

    void setSuspectTimer(Outbox out) {
        if (rules.failover() != Rules.Failover.NONE) {
            long nanos = context.random().between(rules.minSuspectNanos(), rules.maxSuspectNanos());
            out.setTimer(Suspect.ONLY, nanos);
        }
    }

    // The log and the state

    void append(Entry.Content content, Outbox out) {
        store(new Entry(new Version(epoch, log.lastPosition() + 1), content), out);
    }

    void store(Entry entry, Outbox out) {
        log.append(entry);
        out.save(entry);
        out.note(new Fact.Append(entry.version(), entry.content()));
    }

    /**
     * Failback: what this node has and the new timeline has not is thrown away, and the state goes back
     * to where the two parted, as {@code pg_rewind} does it.
     */
    void truncate(long from, Outbox out) {
        log.truncate(from);
        out.save(new Kept.Truncated(from));
        out.note(new Fact.Truncate(from));
        if (from <= state.applied().position()) {
            state = State.after(log, from - 1);
            done = from - 1;
            out.note(new Fact.Snapshot(state.applied(), true));
        }
    }

    long done() {
        return done;
    }

    Version applied() {
        return state.applied();
    }

    State state() {
        return state;
    }

    void hasHeardOf(long position) {
        heardOf = Math.max(heardOf, position);
    }

    long heardOf() {
        return heardOf;
    }

    /** Applies all up to there, and answers the clients that wait for it. */
    void doneUpTo(long position, Outbox out) {
        if (position <= done) {
            return;
        }
        done = position;
        out.note(new Fact.Commit(done));
        while (state.applied().position() < done) {
            apply(log.get(state.applied().position() + 1), out);
        }
    }

    private void apply(Entry entry, Outbox out) {
        boolean effective = state.apply(entry);
        if (!(entry.content() instanceof Entry.Change change)) {
            out.note(new Fact.Apply(entry.version(), entry.content(), null, false));
            return;
        }
        Command command = change.command();
        out.note(new Fact.Apply(entry.version(), change, command, effective));
        if (role instanceof Primary primary) {
            Request request = primary.takeWaiting(change.client(), entry.position());
            State.Session session = state.session(change.client());
            if (request != null && session != null && session.serial() == request.serial()) {
                answer(request, session, out);
            }
        }
    }

    void answer(Request request, State.Session session, Outbox out) {
        out.reply(request, request.done(session.value(), session.version(), applied()));
    }
}
