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
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
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
    private static final String KEYS = "xy";
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

    /** Those that depend on who saw whom. */
    private static final List<String> BY_SOURCE =
            List.of("causal", "causal-convergence", "writes-follow-reads");

    static final List<Checker> CHECKERS = MODELS.stream()
            .map(name -> Checkers.ALL.stream()
                    .filter(checker -> checker.name().equals(name))
                    .findFirst()
                    .orElseThrow())
            .toList();

    /**
     * Sessions by the number of their operations; objects, each a register, a list or a set; and whether the
     * last operations end unknown.
     */
    @ParameterizedTest(name = "sessions of {0} on {1}, unknown: {2}")
    @CsvSource({
        "2+1,   rr, false",
        "3+2,   rr, false",
        "3+2,   rr, true",
        "4+2,   rr, false",
        "5+1,   r,  false",
        "4+2,   r,  true",
        "3+2+1, r,  false",
        "2+2+1, rr, true",
        "3+2+1, rr, false",
        "2+1+1, rr, true",
        "3+2,   l,  true",
        "2+2+1, l,  false",
        "3+2,   ll, false",
        "2+1+1, ll, true",
        "3+2,   lr, false",
        "2+2+1, lr, false",
        "3+2,   s,  true",
        "2+2+1, s,  true",
        "3+2,   ss, false",
        "2+1+1, ss, true",
        "3+2,   sl, false",
        "3+2,   sr, true",
        "2+2+1, sr, false"
    })
    void agreeOnEveryHistory(String sessions, String objects, boolean unknown) {
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
                .forEach(shape -> new Histories(shape, "r".repeat(objects), true)
                        .forEach(operations -> {
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

    /**
     * Answers that do not tell what was seen: of registers to which the same value is written twice and whose
     * compare-and-sets may be refused (d), of counters (c), queues (q) and sets that shrink (m). Judged are the
     * models that do not depend on who saw whom; registers by the others, too. Never the opposite of the
     * definition, and undecided no more often than that.
     */
    @ParameterizedTest(name = "sessions of {0} on {1}, unknown: {2}, undecided: {3}")
    @CsvSource({
        "2+1,   d,  true,  17",
        "2+2,   d,  true,  420",
        "2+1+1, d,  false, 77",
        "3+1,   dr, false, 389",
        "3+2,   c,  true,  0",
        "3+2,   q,  true,  0",
        "3+2,   m,  false, 0",
        "2+2,   mr, true,  0"
    })
    void neverSayTheOpposite(String sessions, String objects, boolean unknown, int undecided) {
        int[] lengths =
                Arrays.stream(sessions.split("\\+")).mapToInt(Integer::parseInt).toArray();
        boolean registers = objects.chars().allMatch(kind -> "dr".indexOf(kind) >= 0);
        Map<String, Integer> open = new TreeMap<>();
        new Histories(lengths, objects, unknown).forEach(operations -> {
            Definitions definitions = new Definitions(operations);
            for (Checker checker : CHECKERS) {
                if (registers || !BY_SOURCE.contains(checker.name())) {
                    Status found = checkedStatus(checker, operations, definitions);
                    open.merge(checker.name(), found == Status.UNKNOWN ? 1 : 0, Integer::sum);
                }
            }
        });
        assertThat(open.values().stream().mapToInt(i -> i).sum())
                .as(open::toString)
                .isEqualTo(undecided);
    }

    private static Status checkedStatus(
            Checker checker, List<Operation> operations, Definitions definitions) {
        Verdict verdict = checker.check(new History(operations), NO_TRACE);
        Status opposite = definitions.holds(checker.name()) ? Status.INVALID : Status.VALID;
        assertThat(verdict.status())
                .as(() -> checker.name() + "\n" + Histories.text(operations) + verdict.reason())
                .isNotEqualTo(opposite);
        if (verdict.status() == Status.INVALID) {
            assertThat(new Definitions(named(operations, verdict)).holds(checker.name()))
                    .as(() -> "the evidence alone: " + verdict + "\n" + Histories.text(operations))
                    .isFalse();
        }
        return verdict.status();
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

    /**
     * All histories of that shape: written values are unique, and reads return any of them or nothing; those of
     * a list some of them in some order, those of a set some of them.
     */
    static final class Histories {
        private final int[] lengths;
        private final String objects;
        private final boolean unknown;
        private final List<Operation> made = new ArrayList<>();
        private java.util.function.Consumer<List<Operation>> sink = o -> {};

        Histories(int[] lengths, String objects, boolean unknown) {
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
            for (int object = 0; object < Math.min(objects.length(), kinds() + 1); object++) {
                String key = KEYS.substring(object, object + 1);
                boolean last = length == lengths[session] - 1;
                add(session, new Command.Read(key), Outcome.OK);
                extend(session, length + 1);
                removeLast();
                for (Command change : changes(key)) {
                    add(session, change, Outcome.OK);
                    extend(session, length + 1);
                    removeLast();
                    if (unknown && last) {
                        add(session, change, Outcome.INFO);
                        extend(session, length + 1);
                        removeLast();
                    }
                }
            }
        }

        /** Objects of one kind are named in the order of their use, so that none comes twice. */
        private int kinds() {
            boolean same = objects.chars().distinct().count() == 1;
            return same
                    ? (int) made.stream().map(o -> o.command().key()).distinct().count()
                    : objects.length();
        }

        private char kind(String key) {
            return objects.charAt(KEYS.indexOf(key));
        }

        private List<Command> changes(String key) {
            long value = made.size() + 1L;
            return switch (kind(key)) {
                case 'l' -> List.of(new Command.Append(key, Value.of(value)));
                case 's' -> List.of(new Command.Insert(key, value));
                case 'd' ->
                    List.of(
                            new Command.Write(key, 1),
                            new Command.Write(key, 2),
                            new Command.CompareAndSet(key, 1, 2));
                case 'c' -> List.of(new Command.Add(key, 1, false), new Command.Add(key, 2));
                case 'q' ->
                    List.of(new Command.Enqueue(key, Value.of(value)), new Command.Dequeue(key));
                case 'm' -> List.of(new Command.Insert(key, 1), new Command.Remove(key, 1));
                default -> List.of(new Command.Write(key, value));
            };
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
            for (Value value : answers(asked)) {
                made.set(from, answered(asked, value));
                answer(from + 1);
            }
            made.set(from, asked);
        }

        private List<Value> answers(Operation asked) {
            Command command = asked.command();
            boolean told = command.answers() && asked.ok();
            if (told && command.conditional()) {
                return List.of(Value.of(true), Value.of(false));
            }
            if (told && command instanceof Command.Add) {
                return List.of(Value.of(2), Value.of(3), Value.of(4));
            }
            return told ? answers(command.key()) : List.of(Value.NIL);
        }

        private List<Value> answers(String key) {
            List<Value> written = made.stream()
                    .filter(o -> !o.isRead() && o.command().key().equals(key))
                    .filter(o -> !(o.command() instanceof Command.Dequeue))
                    .map(o -> Value.of(o.id() + 1L))
                    .toList();
            List<Value> answers = new ArrayList<>(List.of(Value.NIL));
            switch (kind(key)) {
                case 'l' -> lists(new Value.Listing(List.of()), written, answers);
                case 's' ->
                    written.forEach(item -> List.copyOf(answers)
                            .forEach(set -> answers.add(
                                    Value.Items.of(set).with(((Value.Int) item).number()))));
                case 'd', 'c' -> answers.addAll(List.of(Value.of(1), Value.of(2)));
                case 'm' -> answers.add(new Value.Items(List.of(1L)));
                default -> answers.addAll(written);
            }
            return answers;
        }

        private static void lists(Value.Listing begun, List<Value> items, List<Value> to) {
            for (Value item : items) {
                if (!begun.values().contains(item)) {
                    to.add(begun.with(item));
                    lists(begun.with(item), items, to);
                }
            }
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
