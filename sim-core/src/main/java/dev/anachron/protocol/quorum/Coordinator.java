package dev.anachron.protocol.quorum;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;
import dev.anachron.protocol.quorum.QuorumMessage.Get;
import dev.anachron.protocol.quorum.QuorumMessage.GetReply;
import dev.anachron.protocol.quorum.QuorumMessage.Put;
import dev.anachron.protocol.quorum.QuorumMessage.PutHint;
import dev.anachron.protocol.quorum.QuorumMessage.PutReply;
import dev.anachron.protocol.quorum.QuorumMessage.Repair;
import dev.anachron.spi.Fact;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Timer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is asked by a client: it asks the replicas, waits for as many as the level wants, and answers
 * (Dynamo, section 4.5). It is told the rest later, and repairs what it then sees to be behind.
 */
final class Coordinator {
    private static final Phrase NO_CONSENSUS =
            new Phrase("no conditional write in a store without consensus");

    /** Of more a reader could make nothing. */
    private static final int ROUNDS_SHOWN = 8;

    private final NodeContext context;
    private final Rules rules;
    private final Quorums quorums;
    private final Replica replica;
    private final RandomStream draws;
    private final SortedMap<Ticket, Round> rounds = new TreeMap<>();
    /** The latest request of each client. */
    private final SortedMap<NodeId, Ticket> latest = new TreeMap<>();

    private long lastNumber;

    /** Some replicas have had time enough to answer. */
    record ReplicasLate(Ticket ticket) implements Timer {
        @Override
        public void describe(Description to) {
            to.word("ReplicasLate").operation(ticket.client(), ticket.serial());
        }
    }

    Coordinator(NodeContext context, Rules rules, Replica replica) {
        this.context = context;
        this.rules = rules;
        this.quorums = new Quorums(context);
        this.replica = replica;
        this.draws = context.random().child("replicas");
        this.lastNumber = replica.greatestNumber();
    }

    /** What it is at work for, and who has answered: of each client the latest. */
    void describe(NodeState.Fields fields) {
        SortedMap<NodeId, Round> current = new TreeMap<>();
        rounds.values().forEach(round -> current.put(round.ticket.client(), round));
        current.values().stream()
                .limit(ROUNDS_SHOWN)
                .forEach(round -> fields.put("for " + round.ticket.client(), round.progress()));
        fields.count("rounds under way", rounds.size());
    }

    void onRequest(Request request, Outbox out) {
        Ticket ticket = Ticket.of(request);
        Ticket before = latest.get(request.client());
        if (before != null && before.compareTo(ticket) >= 0) {
            return; // the network delivered it twice, or late: answers to one are none to the other
        }
        latest.put(request.client(), ticket);
        if (request.command().conditional()) {
            // Two coordinators would both find what they expect: that needs consensus.
            out.reply(
                    request,
                    new Response.Refused(request.serial(), request.attempt(), NO_CONSENSUS));
            return;
        }
        Round round = new Round(request, quorums.replicasOf(request.command().key()));
        rounds.put(round.ticket, round);
        out.setTimer(new ReplicasLate(round.ticket), rules.lateNanos());
        boolean blind = (request.command() instanceof Command.Write
                        || request.command() instanceof Command.Delete)
                && rules.order() != Rules.Order.READ_FIRST;
        if (!blind) {
            round.reading = quorums.toRead(request.level(), context.self());
            ask(round, out);
        } else {
            write(round, nextNumber(0), out);
        }
    }

    // Asking

    private void ask(Round round, Outbox out) {
        List<NodeId> replicas = round.reading.whoCount(round.replicas);
        for (NodeId node : chosen(replicas, rules.readsFrom(), round.reading)) {
            get(round, node, out);
        }
    }

    private void get(Round round, NodeId node, Outbox out) {
        if (node.equals(context.self())) {
            answered(round, node, replica.get(round.key(), out), out);
        } else {
            out.send(node, new Get(round.ticket, round.key()));
        }
    }

    void onGetReply(NodeId from, GetReply reply, Outbox out) {
        Round round = rounds.get(reply.ticket());
        if (round != null) {
            answered(round, from, reply.cell(), out);
        }
    }

    private void answered(Round round, NodeId from, Cell cell, Outbox out) {
        round.cells.putIfAbsent(from, cell);
        if (round.hasJustRead()) {
            enoughRead(round, out);
        } else if (round.done && round.readsOnly()) {
            repairAfterwards(round, out);
        }
        forgetIfComplete(round, out);
    }

    private void enoughRead(Round round, Outbox out) {
        if (!round.readsOnly()) {
            write(round, nextNumber(round.newest().version().position()), out);
            return;
        }
        Cell result = chosenOf(round);
        round.result = result;
        if (rules.repair() == Rules.Repair.BLOCKING && !result.version().equals(Version.NONE)) {
            writeBack(round, result, out);
        } else {
            answer(round, out);
            repairAfterwards(round, out);
        }
    }

    private Cell chosenOf(Round round) {
        List<Cell> cells = List.copyOf(round.cells.values());
        return switch (rules.answer()) {
            case NEWEST -> round.newest();
            case MAJORITY_VOTE -> Votes.winner(cells);
            case FIRST_ANSWER ->
                cells.stream()
                        .filter(cell -> !cell.value().equals(Value.NIL))
                        .findFirst()
                        .orElse(Cell.EMPTY);
        };
    }

    /**
     * The read write-back of ABD: nobody may see an older value from now on, so a write quorum must have
     * it before the answer. When the replicas asked are one already, that takes no second round.
     */
    private void writeBack(Round round, Cell result, Outbox out) {
        round.write = result;
        round.writing = quorums.toWrite(round.request.level(), context.self());
        round.cells.forEach((node, cell) -> {
            if (!result.isNewerThan(cell)) {
                round.acknowledged.add(node);
            }
        });
        if (round.isWritten()) {
            answer(round, out);
            return;
        }
        for (NodeId node : round.replicas) {
            if (!round.acknowledged.contains(node)) {
                put(round, node, out);
            }
        }
    }

    // Writing

    /**
     * Greater than every number that this coordinator has given before: two writes with the same one would
     * be one version.
     *
     * @param known the greatest number that was read
     */
    private long nextNumber(long known) {
        long number = switch (rules.order()) {
            case CLOCK -> context.clock().wallNanos() / Rules.TICK_NANOS;
            case READ_FIRST -> known + 1;
            case OWN_COUNT -> 0;
        };
        lastNumber = Math.max(lastNumber + 1, number);
        return lastNumber;
    }

    private void write(Round round, long number, Outbox out) {
        Version version = new Version(1 + context.nodes().indexOf(context.self()), number);
        Command command = round.request.command();
        // What is read, changed and written back loses what others change at the same time.
        Value value = command.appliedTo(round.newest().toChange());
        Cell cell = Cell.of(value, version, past(round, version));
        round.write = cell;
        round.result = cell;
        round.writing = quorums.toWrite(round.request.level(), context.self());
        out.note(new Fact.Written(version, round.request.client(), command, value));
        List<NodeId> chosen = chosen(round.replicas, rules.writesTo(), round.writing);
        if (!chosen.contains(context.self())) {
            replica.remember(number, out); // who keeps the cell remembers it with that
        }
        for (NodeId node : chosen) {
            put(round, node, out);
        }
    }

    /**
     * What the new version replaces. A version vector with an entry for each coordinator cannot tell two
     * writes that one coordinator took from clients who did not know of each other: the second seems to
     * replace the first, which is lost. With a dot for the new version beside the vector it does not
     * (Preguiça and others, "Dotted version vectors", 2010).
     */
    private @Nullable VersionVector past(Round round, Version version) {
        VersionVector seen = round.request.context().merge(round.newest().context());
        return switch (rules.versions()) {
            case LAST_WRITE_WINS -> null;
            case VECTOR_CLOCK -> seen.with(new Version(version.epoch(), version.position() - 1));
            case DOTTED -> seen;
        };
    }

    private void put(Round round, NodeId node, Outbox out) {
        Cell cell = round.written();
        if (node.equals(context.self())) {
            replica.put(round.key(), cell, out);
            acknowledged(round, node, out);
        } else {
            out.send(node, new Put(round.ticket, round.key(), cell));
        }
    }

    void onPutReply(NodeId from, PutReply reply, Outbox out) {
        Round round = rounds.get(reply.ticket());
        if (round != null) {
            acknowledged(round, from, out);
        }
    }

    private void acknowledged(Round round, NodeId from, Outbox out) {
        round.acknowledged.add(from);
        if (round.isWritten()) {
            answer(round, out);
        }
        forgetIfComplete(round, out);
    }

    // Answering

    private void answer(Round round, Outbox out) {
        round.done = true;
        Request request = round.request;
        Cell result = round.answer();
        if (round.readsOnly()) {
            out.note(new Fact.Served(request.client(), request.serial(), round.told()));
        } else {
            out.note(new Fact.Acknowledged(result.version()));
        }
        Version version = result.version();
        out.reply(
                request, request.done(result.value(), version, version).knowing(result.context()));
    }

    /** Brings to the newest version whoever answered with an older one. */
    private void repairAfterwards(Round round, Outbox out) {
        if (rules.repair() != Rules.Repair.ASYNC) {
            return;
        }
        Cell newest = round.newest();
        for (NodeId node : List.copyOf(round.cells.keySet())) {
            if (newest.isNewerThan(round.cellOf(node))) {
                round.cells.put(node, newest);
                if (node.equals(context.self())) {
                    replica.put(round.key(), newest, out);
                } else {
                    out.send(node, new Repair(round.key(), newest));
                }
            }
        }
    }

    // Replicas that do not answer

    void onReplicasLate(ReplicasLate late, Outbox out) {
        Round round = rounds.get(late.ticket());
        if (round == null) {
            return;
        }
        if (round.late) {
            rounds.remove(late.ticket());
            return;
        }
        round.late = true;
        out.setTimer(late, rules.patienceNanos());
        if (round.write != null) {
            writeElsewhere(round, out);
        } else {
            standIns(round, round.cells.size()).forEach(node -> get(round, node, out));
        }
    }

    /** With a sloppy quorum to stand-ins, which count; otherwise as a hint here, which does not. */
    private void writeElsewhere(Round round, Outbox out) {
        List<NodeId> missing = round.replicas.stream()
                .filter(node -> !round.acknowledged.contains(node))
                .toList();
        List<NodeId> standIns = standIns(round, round.acknowledged.size());
        for (int i = 0; i < missing.size(); i++) {
            NodeId home = missing.get(i);
            if (i < standIns.size()) {
                putHint(round, home, standIns.get(i), out);
            } else if (rules.hints()) {
                keepHint(round, home, out);
            }
        }
    }

    private void putHint(Round round, NodeId home, NodeId standIn, Outbox out) {
        if (standIn.equals(context.self())) {
            keepHint(round, home, out);
            acknowledged(round, standIn, out);
        } else {
            out.send(standIn, new PutHint(round.ticket, home, round.key(), round.written()));
        }
    }

    private void keepHint(Round round, NodeId home, Outbox out) {
        long now = context.clock().nowNanos();
        replica.keepHint(new Replica.Hint(home, round.key(), round.written(), now), out);
    }

    private List<NodeId> standIns(Round round, int answered) {
        int missing = rules.sloppy() ? round.replicas.size() - answered : 0;
        List<NodeId> standIns = quorums.standInsOf(round.key());
        return standIns.subList(0, Math.min(missing, standIns.size()));
    }

    private void forgetIfComplete(Round round, Outbox out) {
        int answers = round.write == null ? round.cells.size() : round.acknowledged.size();
        if (round.done && answers >= round.replicas.size()) {
            rounds.remove(round.ticket);
            out.cancelTimer(new ReplicasLate(round.ticket));
        }
    }

    // Whom to ask

    private List<NodeId> chosen(List<NodeId> replicas, Rules.Contact contact, Need need) {
        return switch (contact) {
            case ALL -> replicas;
            case FIRST -> need.firstOf(replicas);
            case DRAWN -> need.firstOf(draws.shuffled(replicas));
        };
    }
}
