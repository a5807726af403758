package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.primarybackup.Role.Backup;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Store;

/** What clients ask: changes and strong reads of the primary, other reads of any node. */
final class Requests {
    private static final Described HANDING_OVER = to -> to.word("handing-over");
    private static final Described CATCHING_UP = to -> to.word("catching-up");

    private final Replica replica;
    private final Replication replication;

    Requests(Replica replica, Replication replication) {
        this.replica = replica;
        this.replication = replication;
    }

    /** On what a read's answer rests. */
    private record Basis(boolean primary, long epoch, Version applied) implements Described {
        @Override
        public void describe(Description to) {
            if (primary) {
                to.word("the primary's own state in epoch").value(epoch);
            } else {
                to.word("what it had applied, up to").value(applied);
            }
        }
    }

    /** That the entry which a session has seen is on no timeline that goes on. */
    private record Abandoned(Version seen) implements Described {
        @Override
        public void describe(Description to) {
            to.value(seen).word("is-not-on-this-timeline");
        }
    }

    void onRequest(Request request, Outbox out) {
        boolean read = request.command().readsOnly();
        if (read && request.level().equals(ConsistencyLevel.EVENTUAL)) {
            onRead(request, out);
        } else if (!(replica.role() instanceof Primary primary)) {
            NodeId known = replica.role() instanceof Backup backup ? backup.primary() : null;
            out.reply(request, new Response.Redirect(request.serial(), request.attempt(), known));
        } else if (!replication.holdsLease(primary)) {
            out.reply(request, new Response.Redirect(request.serial(), request.attempt(), null));
        } else if (read && replica.done() < primary.inherited) {
            out.reply(request, new Response.Busy(request.serial(), request.attempt(), CATCHING_UP));
        } else if (read) {
            onRead(request, out);
        } else {
            onChange(primary, request, out);
        }
    }

    private void onChange(Primary primary, Request request, Outbox out) {
        State.Session session = replica.state().session(request.client());
        if (session != null && request.serial() <= session.serial()) {
            if (request.serial() == session.serial()) {
                replica.answer(request, session, out);
            }
        } else if (!primary.isUnderWay(request)) {
            if (primary.successor != null) {
                out.reply(
                        request,
                        new Response.Busy(request.serial(), request.attempt(), HANDING_OVER));
                return;
            }
            replica.append(
                    new Entry.Change(request.client(), request.serial(), request.command()), out);
            primary.awaits(replica.log.lastPosition(), request);
            replication.proceed(primary, out);
        }
    }

    // Reads, and what a session has seen

    private void onRead(Request request, Outbox out) {
        Version applied = replica.applied();
        if (hasSeen(request.atLeast())) {
            answer(request, out);
        } else if (isAbandoned(request.atLeast())) {
            Abandoned why = new Abandoned(request.atLeast());
            out.reply(request, new Response.Refused(request.serial(), request.attempt(), why));
        } else {
            out.reply(request, new Response.Behind(request.serial(), request.attempt(), applied));
        }
    }

    /**
     * Whether this node has applied the very entry of a session's token. A position alone does not tell:
     * after a failover the same position may be that of another entry.
     */
    private boolean hasSeen(Version token) {
        if (replica.has(Bug.GAPPY_TOKEN)) {
            return token.position()
                    <= Math.max(replica.heardOf(), replica.applied().position());
        }
        boolean reached = token.position() <= replica.applied().position();
        return reached && (replica.has(Bug.TOKEN_WITHOUT_EPOCH) || replica.log.has(token));
    }

    /** Epochs never fall in a log: past an entry of a later one, that entry will not come any more. */
    private boolean isAbandoned(Version token) {
        long position = Math.min(token.position(), replica.applied().position());
        return replica.log.versionAt(position).epoch() > token.epoch();
    }

    private void answer(Request request, Outbox out) {
        Store.Cell cell = replica.state().read(request.command().key());
        boolean primary = replica.role() instanceof Primary;
        Version applied = replica.applied();
        out.note(new Fact.Served(
                request.client(), request.serial(), new Basis(primary, replica.epoch(), applied)));
        out.reply(request, request.done(cell.value(), cell.version(), applied));
    }
}
