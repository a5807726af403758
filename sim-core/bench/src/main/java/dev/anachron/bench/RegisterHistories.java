package dev.anachron.bench;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Histories of clients that read and write without a pause, linearizable by construction: each operation
 * takes effect on a single copy at some instant between its call and its return, a millisecond or so
 * apart.
 */
final class RegisterHistories {
    private static final int MICROS = 1_000;
    private static final long SPAN_NANOS = 1_000L * MICROS;
    /** From here on, as a share of the operations, one read may return the initial value. */
    private static final double NEAR_THE_END = 0.99;

    private final Size size;
    private final RandomStream random = RandomStream.root(1);
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::atNanos).thenComparing(Step::call));
    private final List<Command> reads = new ArrayList<>();
    private final List<NodeId> clients = new ArrayList<>();
    private final Value[] held;
    private final Operation[] operations;
    private int called;
    private boolean spoilt;

    /**
     * What a history is like.
     *
     * @param operations how many
     * @param clients how many clients; each always has one operation under way
     * @param keys how many registers
     * @param swaps 0 for reads and writes of unique values; else a third of the operations compare and
     *     set, and there are so many values
     * @param legal whether it is linearizable; else one read near the end returns the initial value
     */
    record Size(int operations, int clients, int keys, int swaps, boolean legal) {}

    /** A call, or the moment of its effect, which makes the operation. */
    private record Step(long atNanos, int client, int call, Command command, long calledNanos) {
        static final int NOT_YET = -1;
    }

    private RegisterHistories(Size size) {
        this.size = size;
        this.held = new Value[size.keys()];
        this.operations = new Operation[size.operations()];
        for (int key = 0; key < held.length; key++) {
            held[key] = Value.NIL;
            reads.add(new Command.Read("k" + key));
        }
    }

    static History of(Size size) {
        RegisterHistories histories = new RegisterHistories(size);
        histories.make();
        return new History(List.of(histories.operations));
    }

    private void make() {
        for (int client = 0; client < size.clients(); client++) {
            clients.add(new NodeId("c" + client));
            next(client, random.nextInt(MICROS));
        }
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            if (step.call() != Step.NOT_YET) {
                takeEffect(step);
            } else if (called < operations.length) {
                long effect = step.atNanos() + 1 + random.nextInt((int) SPAN_NANOS);
                steps.add(new Step(effect, step.client(), called++, command(), step.atNanos()));
            }
        }
    }

    private void next(int client, long atNanos) {
        steps.add(new Step(atNanos, client, Step.NOT_YET, reads.get(0), atNanos));
    }

    private Command command() {
        Command read = reads.get(random.nextInt(reads.size()));
        if (size.swaps() == 0) {
            return random.chance(0.5) ? read : new Command.Write(read.key(), called);
        }
        int value = random.nextInt(size.swaps());
        return switch (random.nextInt(3)) {
            case 0 -> read;
            case 1 -> new Command.Write(read.key(), value);
            default -> new Command.CompareAndSet(read.key(), random.nextInt(size.swaps()), value);
        };
    }

    private void takeEffect(Step step) {
        int key = Integer.parseInt(step.command().key().substring(1));
        Value before = held[key];
        held[key] = step.command().appliedTo(before);
        Value answer =
                step.command().answers() ? step.command().answer(before, held[key]) : Value.NIL;
        if (step.command().readsOnly()) {
            answer = read(step, before);
        }
        long returned = step.atNanos() + 1 + random.nextInt((int) SPAN_NANOS);
        operations[step.call()] = new Operation(
                step.call(),
                clients.get(step.client()),
                step.client(),
                step.command(),
                step.calledNanos(),
                returned,
                Outcome.OK,
                answer,
                Version.NONE,
                Version.NONE,
                null);
        next(step.client(), returned + random.nextInt(MICROS));
    }

    private Value read(Step step, Value held) {
        boolean spoils = !size.legal()
                && !spoilt
                && step.call() > NEAR_THE_END * operations.length
                && !held.equals(Value.NIL);
        spoilt |= spoils;
        return spoils ? Value.NIL : held;
    }
}
