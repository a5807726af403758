package dev.anachron.check.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every history of a few operations, judged by the checkers and by the definitions. {@code
 * -Danachron.operations=7} makes those of some shapes longer by the difference to 6; {@code
 * -Danachron.all=7} tries all shapes of up to 7 operations on one object and of 6 on two.
 *
 * <p>These models see nothing of time but the order within each session. So sessions come one after
 * the other, the longest first, objects are named as they are first used and values are numbered;
 * every other history becomes one of these when it names its sessions, objects and values so. Left
 * out are values written twice, reads of what nobody wrote and sessions that go on after a write of
 * unknown outcome.
 */
class DefinitionsTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int LONGER = Integer.getInteger("anachron.operations", 6) - 6;
    private static final int ALL = Integer.getInteger("anachron.all", 4);
    private static final List<String> MODELS = List.of(
            "sequential",
            "causal",
            "causal-convergence",
            "pram",
            "monotonic-reads",
            "monotonic-writes",
            "read-your-writes",
            "writes-follow-reads",
            "consistent-prefix");

    static final List<Checker> CHECKERS = MODELS.stream()
            .map(name -> Checkers.ALL.stream()
                    .filter(checker -> checker.name().equals(name))
                    .findFirst()
                    .orElseThrow())
            .toList();

    /** Sessions by the number of their operations, objects, and whether the last ones end unknown. */
    @ParameterizedTest(name = "sessions of {0} on {1} objects, unknown: {2}")
    @CsvSource({
        "2+1,   2, false",
        "3+2,   2, false",
        "3+2,   2, true",
        "4+2,   2, false",
        "5+1,   1, false",
        "4+2,   1, true",
        "3+2+1, 1, false",
        "2+2+1, 2, true",
        "3+2+1, 2, false",
        "2+1+1, 2, true"
    })
    void agreeOnEveryHistory(String sessions, int objects, boolean unknown) {
        int[] lengths =
                Arrays.stream(sessions.split("\\+")).mapToInt(Integer::parseInt).toArray();
        lengths[0] += LONGER;
        new Histories(lengths, objects, unknown).forEach(this::compare);
    }

    @ParameterizedTest(name = "{0} operations on {1} objects at most: {2}")
    @CsvSource({
        "3, 1, 152",
        "4, 1, 1_320",
        "5, 1, 11_232",
        "6, 1, 114_082",
        "7, 1, 1_142_166",
        "3, 2, 403",
        "4, 2, 5_300",
        "5, 2, 66_623",
        "6, 2, 976_059"
    })
    void agreeOnAllShapes(int size, int objects, String histories) {
        assumeTrue(size <= ALL, "asked for with -Danachron.all=" + size);
        LongAdder all = new LongAdder();
        shapes(size, size).parallelStream()
                .forEach(shape -> new Histories(shape, objects, true).forEach(operations -> {
                    compare(operations);
                    all.increment();
                }));
        assertThat(all.sum()).isEqualTo(Long.parseLong(histories.replace("_", "")));
    }

    /** So many operations divided among sessions, none longer than the one before it. */
    private static List<int[]> shapes(int size, int longest) {
        if (size == 0) {
            return List.of(new int[0]);
        }
        List<int[]> shapes = new ArrayList<>();
        for (int first = Math.min(size, longest); first > 0; first--) {
            for (int[] rest : shapes(size - first, first)) {
                shapes.add(IntStream.concat(IntStream.of(first), IntStream.of(rest))
                        .toArray());
            }
        }
        return shapes;
    }

    private void compare(List<Operation> operations) {
        Definitions definitions = new Definitions(operations);
        SortedSet<String> kept = new TreeSet<>();
        for (Checker checker : CHECKERS) {
            boolean holds = definitions.holds(checker.name());
            if (holds) {
                kept.add(checker.name());
            }
            Verdict verdict = checker.check(new History(operations), NO_TRACE);
            assertThat(verdict.status())
                    .as(() -> checker.name() + "\n" + Histories.text(operations) + verdict.reason())
                    .isEqualTo(holds ? Status.VALID : Status.INVALID);
            if (!holds) {
                assertThat(new Definitions(named(operations, verdict)).holds(checker.name()))
                        .as(() -> "the evidence alone: " + verdict + "\n"
                                + Histories.text(operations))
                        .isFalse();
            }
        }
        for (String name : kept) {
            assertThat(kept)
                    .as(() -> name + " implies too much\n" + Histories.text(operations))
                    .containsAll(Lattice.implied(name).stream()
                            .filter(MODELS::contains)
                            .toList());
        }
    }

    private static List<Operation> named(List<Operation> operations, Verdict verdict) {
        return operations.stream()
                .filter(o -> verdict.evidence().stream().anyMatch(e -> e.operation() == o.id()))
                .toList();
    }

    /** All histories of that shape: written values are unique, reads return any of them or nothing. */
    static final class Histories {
        private final int[] lengths;
        private final int objects;
        private final boolean unknown;
        private final List<Operation> made = new ArrayList<>();
        private java.util.function.Consumer<List<Operation>> sink = o -> {};

        Histories(int[] lengths, int objects, boolean unknown) {
            this.lengths = lengths;
            this.objects = objects;
            this.unknown = unknown;
        }

        void forEach(java.util.function.Consumer<List<Operation>> to) {
            sink = to;
            extend(0, 0);
        }

        private void extend(int session, int length) {
            if (session == lengths.length) {
                answer(0);
                return;
            }
            if (length == lengths[session]) {
                extend(session + 1, 0);
                return;
            }
            for (int object = 0; object < Math.min(objects, used() + 1); object++) {
                String key = object == 0 ? "x" : "y";
                boolean last = length == lengths[session] - 1;
                add(session, new Command.Read(key), Outcome.OK);
                extend(session, length + 1);
                removeLast();
                add(session, new Command.Write(key, made.size() + 1L), Outcome.OK);
                extend(session, length + 1);
                removeLast();
                if (unknown && last) {
                    add(session, new Command.Write(key, made.size() + 1L), Outcome.INFO);
                    extend(session, length + 1);
                    removeLast();
                }
            }
        }

        private int used() {
            return (int) made.stream().map(o -> o.command().key()).distinct().count();
        }

        private void add(int session, Command command, Outcome outcome) {
            made.add(operation(made.size(), session, command, outcome, Value.NIL));
        }

        private void removeLast() {
            made.remove(made.size() - 1);
        }

        private void answer(int from) {
            if (from == made.size()) {
                sink.accept(List.copyOf(made));
                return;
            }
            Operation asked = made.get(from);
            if (!asked.isRead()) {
                answer(from + 1);
                return;
            }
            for (int i = -1; i < made.size(); i++) {
                boolean written = i >= 0
                        && !made.get(i).isRead()
                        && made.get(i).command().key().equals(asked.command().key());
                if (i == -1 || written) {
                    made.set(from, answered(asked, i < 0 ? Value.NIL : Value.of(i + 1L)));
                    answer(from + 1);
                }
            }
            made.set(from, asked);
        }

        private static Operation answered(Operation o, Value value) {
            int session = Integer.parseInt(o.client().name().substring(1)) - 1;
            return operation(o.id(), session, o.command(), o.outcome(), value);
        }

        private static Operation operation(
                int id, int session, Command command, Outcome outcome, Value value) {
            return new Operation(
                    id,
                    new NodeId("c" + (session + 1)),
                    session,
                    command,
                    10L * id,
                    10L * id + 5,
                    outcome,
                    value,
                    Version.NONE,
                    Version.NONE,
                    null);
        }

        static String text(List<Operation> operations) {
            StringBuilder text = new StringBuilder();
            operations.forEach(o -> text.append(o.text()).append('\n'));
            return text.toString();
        }
    }
}
