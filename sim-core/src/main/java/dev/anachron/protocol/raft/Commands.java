package dev.anachron.protocol.raft;

import dev.anachron.base.Command;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.ClientCommand;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;

import org.jspecify.annotations.Nullable;

/** What clients ask to be done: entries of the log, executed once they are committed (section 8). */
final class Commands {
    private final Server server;

    Commands(Server server) {
        this.server = server;
    }

    /**
     * Section 8: a retry of what was executed is answered with the stored result; anything new becomes
     * an entry. Returns whether one was appended, which now has to be replicated.
     */
    boolean onCommand(Leader leader, Request request, Outbox out) {
        Replica.Session session = server.replica.session(request.client());
        if (!server.has(Bug.NO_SESSIONS)
                && session != null
                && request.serial() <= session.serial()) {
            if (request.serial() == session.serial()) {
                answer(request, session, out);
            }
            return false; // an older one: its client no longer waits
        }
        if (request.level().equals(ConsistencyLevel.EVENTUAL)
                && request.command() instanceof Command.Write write) {
            return onEventualWrite(request, write, out);
        }
        if (leader.isUnderWay(request)) {
            return false;
        }
        append(request, out);
        leader.awaits(server.log.lastIndex(), request);
        return true;
    }

    private void append(Request request, Outbox out) {
        server.append(
                new ClientCommand(request.client(), request.serial(), request.command()), out);
    }

    /**
     * Done as soon as it is in the leader's own log, which the next leader's may replace. Only a plain
     * write can be: the result of any other command is known when it is executed.
     */
    private boolean onEventualWrite(Request request, Command.Write write, Outbox out) {
        Version known = unexecuted(request);
        if (known == null) {
            append(request, out);
        }
        out.reply(
                request,
                request.done(
                        write.value(),
                        known == null ? server.log.last() : known,
                        server.replica.applied()));
        return known == null;
    }

    /** Where a retried request stands in the log already; null when it does not. */
    private @Nullable Version unexecuted(Request request) {
        for (long i = server.log.lastIndex(); i > server.replica.applied().position(); i--) {
            LogEntry entry = server.log.get(i);
            if (entry.content() instanceof ClientCommand command
                    && command.client().equals(request.client())
                    && command.serial() == request.serial()) {
                return entry.version();
            }
        }
        return null;
    }

    private void answer(Request request, Replica.Session session, Outbox out) {
        out.reply(
                request,
                request.done(session.value(), session.version(), server.replica.applied()));
    }

    /** Figure 2, first rule for all servers. */
    void applyCommitted(Outbox out) {
        // A correct log has all that is committed; one that a bug switch cut off may not.
        long last = Math.min(server.commitIndex(), server.log.lastIndex());
        Replica replica = server.replica;
        while (replica.applied().position() < last) {
            apply(server.log.get(replica.applied().position() + 1), out);
        }
    }

    private void apply(LogEntry entry, Outbox out) {
        if (!(entry.content() instanceof ClientCommand content)) {
            server.replica.skip(entry);
            out.note(new Fact.Apply(entry.version(), entry.content(), null, false));
            return;
        }
        Replica.Applied applied = server.replica.apply(entry, content);
        Command command = content.command();
        out.note(new Fact.Apply(entry.version(), content, command, applied.effective()));
        Request request = server.role() instanceof Leader leader
                ? leader.takeWaiting(content.client(), entry.index())
                : null;
        if (request != null && applied.session().serial() == request.serial()) {
            answer(request, applied.session(), out);
        }
    }
}
