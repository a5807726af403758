package dev.anachron.protocol.raft;

import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftTimer.StopWaiting;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads that any server answers from its own copy: at once, when it has applied what the session has
 * seen, or when it knows the copy to be young enough.
 */
final class CopyReads {
    /** What one missing entry is worth in time: {@link Bug#LAG_ESTIMATE}. */
    private static final long NANOS_PER_ENTRY = SimTime.millis(10);

    private final Server server;
    private final Reads reads;
    /** Reads for which not enough is applied yet. */
    private final List<Request> waiting = new ArrayList<>();

    CopyReads(Server server, Reads reads) {
        this.server = server;
        this.reads = reads;
    }

    int waiting() {
        return waiting.size();
    }

    void onRead(Request request, Outbox out) {
        if (isLost(request.atLeast())) {
            out.reply(
                    request,
                    new Response.Lost(request.serial(), request.attempt(), request.atLeast()));
        } else if (hasApplied(request)) {
            answer(request, out);
        } else if (server.settings.sessionWaitNanos() == 0) {
            reads.behind(request, server.replica.applied(), out);
        } else {
            waiting.removeIf(older -> older.client().equals(request.client()));
            waiting.add(request);
            out.setTimer(
                    new StopWaiting(request.client(), request.serial(), request.attempt()),
                    server.settings.sessionWaitNanos());
        }
    }

    private boolean hasApplied(Request request) {
        return server.replica.applied().compareTo(request.atLeast()) >= 0;
    }

    /**
     * Another entry stands, committed, where the session has seen one: that one was acknowledged before
     * a majority had it. The position alone would not tell.
     */
    private boolean isLost(Version seen) {
        RaftLog log = server.log;
        return !server.has(Bug.TOKEN_WITHOUT_EPOCH)
                && seen.position() > log.base().position()
                && seen.position() <= server.replica.applied().position()
                && log.termAt(seen.position()) != seen.epoch();
    }

    private void answer(Request request, Outbox out) {
        if (request.level().equals(ConsistencyLevel.BOUNDED)) {
            onBoundedRead(request, out);
        } else {
            reads.answer(request, new ReadBasis.Applied(server.replica.applied()), out);
        }
    }

    // Sessions

    /** More may be applied now. */
    void answerCaughtUp(Outbox out) {
        for (Request request : waiting.isEmpty() ? waiting : List.copyOf(waiting)) {
            if (hasApplied(request)) {
                waiting.remove(request);
                out.cancelTimer(
                        new StopWaiting(request.client(), request.serial(), request.attempt()));
                onRead(request, out);
            }
        }
    }

    void onStopWaiting(StopWaiting stop, Outbox out) {
        for (Request request : List.copyOf(waiting)) {
            if (stop.isFor(request)) {
                waiting.remove(request);
                reads.behind(request, server.replica.applied(), out);
            }
        }
    }

    // Bounded staleness

    private void onBoundedRead(Request request, Outbox out) {
        long maxNanos = server.settings.maxStalenessNanos();
        if (server.has(Bug.LAG_ESTIMATE)) {
            long lag = server.freshness.knownLag(server.replica.applied().position());
            if (lag * NANOS_PER_ENTRY <= maxNanos) {
                reads.answer(request, new ReadBasis.Estimated(lag, lag * NANOS_PER_ENTRY), out);
                return;
            }
        }
        long closedNanos = closedNanos();
        long ageNanos = closedNanos == AppendEntries.NOTHING_CLOSED
                ? SimTime.NEVER
                : server.context.clock().interval().latestNanos() - closedNanos;
        if (!server.has(Bug.LAG_ESTIMATE) && ageNanos <= maxNanos) {
            reads.answer(request, new ReadBasis.Closed(closedNanos, ageNanos), out);
        } else if (server.role() instanceof Leader leader) {
            reads.onStrongRead(leader, request, out);
        } else {
            reads.behind(request, server.replica.applied(), out);
        }
    }

    private long closedNanos() {
        if (!(server.role() instanceof Leader leader)) {
            return server.freshness.closedNanos();
        }
        return server.hasCommittedOwnTerm()
                ? leader.rounds.closedNanos()
                : AppendEntries.NOTHING_CLOSED;
    }
}
