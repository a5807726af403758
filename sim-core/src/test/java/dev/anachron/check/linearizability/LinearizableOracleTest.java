package dev.anachron.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;

/**
 * The search against an oracle that tries every order, over many small histories: twenty thousand, or as
 * many as {@code -Danachron.tries} says.
 */
class LinearizableOracleTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int OPERATIONS_AT_MOST = 6;
    private static final int MOMENTS = 10;
    /** The kinds of objects, and a mixture of the first three. */
    private static final int KINDS = 9;

    private static final int MIXED = 3;

    private static final int TRIES = Integer.getInteger("anachron.tries", 20_000);

    @Example
    void agreesWithTryingEveryOrder() {
        int legal = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            List<Operation> operations = draw(RandomStream.root(seed));
            boolean expected = EveryOrder.fits(operations);
            legal += expected ? 1 : 0;
            agrees(operations, expected);
        }
        assertThat(legal).isBetween(TRIES / 10, TRIES - TRIES / 10);
    }

    private static void agrees(List<Operation> operations, boolean expected) {
        Verdict verdict = new Linearizable().check(new History(operations), NO_TRACE);
        assertThat(verdict.status())
                .as(() -> text(operations))
                .isEqualTo(expected ? Status.VALID : Status.INVALID);
        assertThat(verdict.evidence().isEmpty()).isEqualTo(expected);
    }

    /**
     * What is left as proof must be a contradiction, whatever became of the other operations from its
     * beginning on.
     */
    @Example
    void theEvidenceAloneIsAContradiction() {
        for (int seed = 0; seed < TRIES / 4; seed++) {
            assertThatTheEvidenceAloneIsAContradiction(draw(RandomStream.root(-1 - seed)));
        }
    }

    /** Once the proof named a write that came long before what it proved. */
    @Example
    void aProofDoesNotReachBackBehindWhatItForgot() {
        assertThatTheEvidenceAloneIsAContradiction(HistoryText.parse("""
                        c1 write x=2 [1,1]
                        c1 cas x=2/1 → true [3,6]
                        c1 write x=3 [4,5]
                        c1 cas x=3/3 → true [7,10]
                        c1 read x → 2 [7,11]
                        """).operations());
    }

    @Example
    void aProofWithASwapOfUnknownOutcomeStandsAlone() {
        assertThatTheEvidenceAloneIsAContradiction(HistoryText.parse("""
                        c1 write x=1 [1,3]
                        c1 write x=3 [2,2]
                        c1 cas x=2/1 [5,5] info
                        c1 read x → 2 [7,11]
                        c1 read x → 3 [8,11]
                        c1 cas x=1/2 → true [9,12]
                        """).operations());
    }

    private static void assertThatTheEvidenceAloneIsAContradiction(List<Operation> operations) {
        Verdict verdict = new Linearizable().check(new History(operations), NO_TRACE);
        if (verdict.status() != Status.INVALID) {
            return;
        }
        List<Integer> named =
                verdict.evidence().stream().map(Verdict.Evidence::operation).toList();
        long firstNanos = operations.stream()
                .filter(o -> named.contains(o.id()))
                .mapToLong(Operation::invokedNanos)
                .min()
                .orElseThrow();
        List<Operation> others = operations.stream()
                .map(o -> named.contains(o.id()) || !o.ok() || o.returnedNanos() < firstNanos
                        ? o
                        : ended(o, o.value().equals(Value.of(false)) ? Outcome.FAIL : Outcome.INFO))
                .toList();
        assertThat(EveryOrder.fits(others)).as(() -> text(operations) + verdict).isFalse();
    }

    private static List<Operation> draw(RandomStream random) {
        int kind = random.nextInt(KINDS);
        int count = 1 + random.nextInt(OPERATIONS_AT_MOST);
        long[] moments = LongStream.generate(() -> random.nextInt(MOMENTS))
                .limit(count)
                .sorted()
                .toArray();
        List<Operation> operations = new ArrayList<>();
        Value held = Value.NIL;
        for (int id = 0; id < count; id++) {
            Command command = command(random, kind);
            double luck = random.nextDouble();
            Outcome outcome = luck < 0.7 ? Outcome.OK : luck < 0.92 ? Outcome.INFO : Outcome.FAIL;
            operations.add(new Operation(
                    id,
                    new NodeId("c" + id),
                    0,
                    command,
                    moments[id],
                    moments[id] + random.nextInt(MOMENTS / 2),
                    outcome,
                    result(random, command, held),
                    Version.NONE,
                    Version.NONE,
                    null));
            held = outcome == Outcome.FAIL ? held : command.appliedTo(held);
        }
        return operations;
    }

    private static Command command(RandomStream random, int kind) {
        if (random.chance(0.4)) {
            return kind == 7 && random.chance(0.7)
                    ? new Command.Dequeue("x")
                    : new Command.Read("x");
        }
        int number = (int) random.between(1, 3);
        return switch (kind == MIXED ? random.nextInt(MIXED) : kind) {
            case 0 -> new Command.Write("x", number);
            case 1 ->
                random.chance(0.7)
                        ? new Command.CompareAndSet("x", number, random.between(1, 3))
                        : new Command.Write("x", number);
            case 2 -> new Command.Add("x", number - 1);
            case 4 ->
                random.chance(0.7)
                        ? new Command.Insert("x", number)
                        : new Command.Remove("x", number);
            case 5 ->
                random.chance(0.8)
                        ? new Command.Append("x", new Value.Text("a".repeat(number)))
                        : new Command.Write("x", new Value.Text("b"));
            case 6 -> new Command.Append("x", Value.of(number));
            case 7 -> new Command.Enqueue("x", Value.of(number));
            default ->
                random.chance(0.6) ? new Command.PutIfAbsent("x", number) : new Command.Delete("x");
        };
    }

    /** What it would answer by the order of calls, or any other answer. */
    private static Value result(RandomStream random, Command command, Value before) {
        boolean likely = random.chance(0.7);
        if (command.conditional()) {
            return Value.of(likely ? command.matches(before) : random.chance(0.5));
        }
        if (likely) {
            return command.answers()
                    ? command.answer(before, command.appliedTo(before))
                    : Value.NIL;
        }
        long number = random.between(0, 3);
        return number == 0 ? Value.NIL : Value.of(number);
    }

    private static Operation ended(Operation o, Outcome outcome) {
        return new Operation(
                o.id(),
                o.client(),
                o.process(),
                o.command(),
                o.invokedNanos(),
                o.returnedNanos(),
                outcome,
                o.value(),
                o.version(),
                o.position(),
                o.servedBy());
    }

    private static String text(List<Operation> operations) {
        StringBuilder text = new StringBuilder();
        operations.forEach(o -> text.append(o.text())
                .append(" [" + o.invokedNanos() + "," + o.returnedNanos() + "]\n"));
        return text.toString();
    }
}
