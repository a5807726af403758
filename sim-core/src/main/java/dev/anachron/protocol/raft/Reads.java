package dev.anachron.protocol.raft;

import dev.anachron.base.Version;
import dev.anachron.protocol.raft.RaftTimer.AnswerReads;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Store;

/** Read-only requests, answered without the log (section 8; dissertation, section 6.4). */
final class Reads {
    private final Server server;
    private final Replication replication;

    Reads(Server server, Replication replication) {
        this.server = server;
        this.replication = replication;
    }

    void onStrongRead(Leader leader, Request request, Outbox out) {
        if (server.settings.reads() == ReadMode.LOCAL) {
            answer(request, new ReadBasis.Unchecked(), out);
        } else if (server.settings.reads() == ReadMode.LEASE) {
            onLeaseRead(leader, request, out);
        } else {
            confirmLeadership(leader, request, out);
        }
    }

    void answer(Request request, ReadBasis how, Outbox out) {
        Store.Cell cell = server.replica.read(request.command().key());
        answer(request, cell, server.replica.applied(), how, out);
    }

    /** With a copy that reflects the log up to {@code applied}. */
    void answer(Request request, Store.Cell cell, Version applied, ReadBasis how, Outbox out) {
        out.note(new Fact.Served(request.client(), request.serial(), how));
        out.reply(request, request.done(cell.value(), cell.version(), applied));
    }

    /** The session has seen more than that, or the copy is too old. */
    void behind(Request request, Version applied, Outbox out) {
        out.reply(request, new Response.Behind(request.serial(), request.attempt(), applied));
    }

    // Read index: dissertation, section 6.4

    /** Remember the commit index, then show that nobody else leads. */
    private void confirmLeadership(Leader leader, Request request, Outbox out) {
        replication.broadcast(leader, out);
        leader.reads.confirm(request, leader.rounds.latest(), server.commitIndex());
        answerConfirmed(out);
    }

    /** Answers the reads whose round a majority has acknowledged by now. */
    void answerConfirmed(Outbox out) {
        if (!(server.role() instanceof Leader leader) || !knowsWhatIsCommitted()) {
            return;
        }
        long round = leader.rounds.acknowledged();
        for (LeaderReads.Confirming read : leader.reads.takeConfirmed(round)) {
            ReadBasis basis = new ReadBasis.ReadIndex(read.readIndex(), read.round());
            answer(read.request(), basis, out);
        }
    }

    private boolean knowsWhatIsCommitted() {
        return server.has(Bug.READ_BEFORE_OWN_COMMIT) || server.hasCommittedOwnTerm();
    }

    // Leases: dissertation, section 6.4.1

    private void onLeaseRead(Leader leader, Request request, Outbox out) {
        boolean joinsCheckedBatch =
                server.settings.checkLeaseOnArrival() && leader.reads.isBatchOpen();
        if (!joinsCheckedBatch && !mayServeUnderLease(leader)) {
            confirmLeadership(leader, request, out);
            return;
        }
        boolean opened = leader.reads.addToBatch(request, server.leaseNowNanos());
        if (server.settings.readBatchNanos() == 0) {
            answerBatch(leader, out);
        } else if (opened) {
            out.setTimer(new AnswerReads(server.currentTerm()), server.settings.readBatchNanos());
        }
    }

    void onAnswerReads(AnswerReads answer, Outbox out) {
        if (server.role() instanceof Leader leader && answer.term() == server.currentTerm()) {
            answerBatch(leader, out);
        }
    }

    private void answerBatch(Leader leader, Outbox out) {
        boolean checkedBefore = server.settings.checkLeaseOnArrival();
        for (Request request : leader.reads.takeBatch()) {
            if (checkedBefore) {
                answer(request, leaseOnArrival(leader), out);
            } else if (mayServeUnderLease(leader)) {
                answer(request, lease(leader), out);
            } else {
                confirmLeadership(leader, request, out);
            }
        }
    }

    private boolean mayServeUnderLease(Leader leader) {
        // Whoever was asked to stand is voted for by those who hear this leader (6.4.1)
        boolean mayBeDeposed = leader.hasSentTimeoutNow && !server.has(Bug.TRANSFER_KEEPS_LEASE);
        return !mayBeDeposed
                && knowsWhatIsCommitted()
                && leader.reads.holdsLease(server.leaseNowNanos());
    }

    private ReadBasis lease(Leader leader) {
        return new ReadBasis.Lease(
                leader.reads.leaseUntilNanos(),
                server.leaseNowNanos(),
                server.settings.leaseByWallClock());
    }

    private ReadBasis leaseOnArrival(Leader leader) {
        return new ReadBasis.LeaseOnArrival(
                server.leaseNowNanos() - leader.reads.batchOpenedNanos());
    }
}
