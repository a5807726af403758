package dev.anachron.check.lattice;

import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.lattice.Level.Availability;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The models, which implies which, and what follows for verdicts: a verdict never contradicts an implication.
 * The implications are those of Viotti and Vukolić ("Consistency in non-transactional distributed storage
 * systems", 2016, figure 1) for the models as they are defined here.
 */
public final class Lattice {
    private static final String LINEARIZABLE = "linearizable";
    private static final String SEQUENTIAL = "sequential";

    private static final List<String> SESSION_GUARANTEES = List.of(
            "read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads");

    /** From the strongest to the weakest. */
    public static final List<Level> LEVELS = List.of(
            new Level(
                    LINEARIZABLE,
                    List.of(SEQUENTIAL, "regular", "convergence"),
                    true,
                    Availability.UNAVAILABLE,
                    "Herlihy and Wing 1990"),
            new Level("regular", List.of("safe"), true, Availability.UNAVAILABLE, "Lamport 1986"),
            new Level("safe", List.of(), true, Availability.UNAVAILABLE, "Lamport 1986"),
            new Level(
                    SEQUENTIAL,
                    List.of("causal", "causal-convergence", "consistent-prefix"),
                    false,
                    Availability.UNAVAILABLE,
                    "Lamport 1979"),
            new Level(
                    "causal-convergence",
                    SESSION_GUARANTEES,
                    false,
                    Availability.STICKY,
                    "Bouajjani, Enea, Guerraoui and Hamza 2017"),
            new Level(
                    "causal",
                    List.of("pram", "writes-follow-reads"),
                    false,
                    Availability.STICKY,
                    "Ahamad and others 1995"),
            new Level(
                    "pram",
                    List.of("monotonic-reads", "monotonic-writes", "read-your-writes"),
                    false,
                    Availability.STICKY,
                    "Lipton and Sandberg 1988"),
            new Level(
                    "read-your-writes",
                    List.of(),
                    false,
                    Availability.STICKY,
                    "Terry and others 1994"),
            new Level(
                    "monotonic-reads",
                    List.of(),
                    false,
                    Availability.TOTAL,
                    "Terry and others 1994"),
            new Level(
                    "monotonic-writes",
                    List.of(),
                    false,
                    Availability.TOTAL,
                    "Terry and others 1994"),
            new Level(
                    "writes-follow-reads",
                    List.of(),
                    false,
                    Availability.TOTAL,
                    "Terry and others 1994"),
            new Level(
                    "consistent-prefix", List.of(), false, Availability.UNAVAILABLE, "Terry 2013"),
            new Level("convergence", List.of(), true, Availability.TOTAL, "Vogels 2009"));

    private Lattice() {}

    /** Whether that is one of the models. */
    public static boolean has(String name) {
        return LEVELS.stream().anyMatch(level -> level.name().equals(name));
    }

    /** The model of that name. */
    public static Level level(String name) {
        return LEVELS.stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model is called " + name));
    }

    /** All that it implies, not itself. */
    public static SortedSet<String> implied(String name) {
        SortedSet<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(level(name).weaker());
        while (!open.isEmpty()) {
            String next = open.remove();
            if (found.add(next)) {
                open.addAll(level(next).weaker());
            }
        }
        return found;
    }

    /** Those and all whose verdicts can decide theirs; linearizability is decided by itself. */
    public static List<String> related(List<String> names) {
        return LEVELS.stream()
                .map(Level::name)
                .filter(name -> names.stream()
                        .anyMatch(asked -> asked.equals(name) || decides(name, asked)))
                .toList();
    }

    private static boolean decides(String name, String asked) {
        return has(asked)
                && !asked.equals(LINEARIZABLE)
                && (implied(name).contains(asked) || implied(asked).contains(name));
    }

    /**
     * The map, a line a model, each below one that implies it: {@code │  ├─ causal}. A model that two others
     * imply stands below the first.
     */
    public static Map<String, String> drawn() {
        Map<String, String> lines = new LinkedHashMap<>();
        draw(LINEARIZABLE, "", "", lines);
        return lines;
    }

    private static void draw(String name, String head, String body, Map<String, String> lines) {
        lines.put(name, head + name);
        List<String> below = level(name).weaker().stream()
                .filter(weaker -> !lines.containsKey(weaker))
                .toList();
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            draw(below.get(i), body + (last ? "└─ " : "├─ "), body + (last ? "   " : "│  "), lines);
        }
    }

    /** Of those that were put to the test and hold, the ones that no other one of them implies. */
    public static List<String> strongest(Map<String, Verdict> verdicts) {
        return strongest(verdicts, Verdict::tested);
    }

    /**
     * Of those that hold, the ones that no other one of them implies; the strongest first.
     *
     * @param counts which of those that hold count
     */
    public static List<String> strongest(Map<String, Verdict> verdicts, Predicate<Verdict> counts) {
        List<String> held = LEVELS.stream()
                .map(Level::name)
                .filter(name -> is(verdicts, name, Status.VALID))
                .filter(name -> counts.test(verdicts.get(name)))
                .toList();
        return held.stream()
                .filter(name -> held.stream().noneMatch(other -> implied(other).contains(name)))
                .toList();
    }

    /** A violated model that it implies and that implies no other one. */
    public static Optional<String> brokenBelow(Map<String, Verdict> verdicts, String name) {
        return implied(name).stream()
                .filter(weaker -> is(verdicts, weaker, Status.INVALID))
                .filter(weaker -> !followsFromWeaker(verdicts, weaker))
                .findFirst();
    }

    /** Whether something that it implies is violated, too, which says more than its own violation. */
    public static boolean followsFromWeaker(Map<String, Verdict> verdicts, String name) {
        return has(name)
                && !name.equals(LINEARIZABLE)
                && implied(name).stream().anyMatch(weaker -> is(verdicts, weaker, Status.INVALID));
    }

    private static boolean is(Map<String, Verdict> verdicts, String name, Status status) {
        Verdict verdict = verdicts.get(name);
        return verdict != null && verdict.status() == status;
    }

    /** The verdicts of those checkers, in their order: what several of them need is found out once. */
    public static Map<String, Verdict> judge(List<Checker> checkers, History history, Trace trace) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        checkers.forEach(checker -> verdicts.put(checker.name(), Verdict.unknown("")));
        List<OrderChecker> byOrder = new ArrayList<>();
        for (Checker checker : checkers) {
            if (checker instanceof OrderChecker one) {
                byOrder.add(one);
            } else {
                verdicts.put(checker.name(), checker.judge(history, trace));
            }
        }
        if (!byOrder.isEmpty()) {
            byOrder(byOrder, Dependencies.of(history, trace), verdicts);
        }
        return closed(verdicts);
    }

    /** Sequential consistency last, since a search is saved when another verdict decides it. */
    private static void byOrder(
            List<OrderChecker> checkers, Dependencies on, Map<String, Verdict> verdicts) {
        for (OrderChecker checker : checkers) {
            if (!checker.name().equals(SEQUENTIAL)) {
                verdicts.put(checker.name(), checker.check(on));
            }
        }
        for (OrderChecker checker : checkers) {
            if (checker.name().equals(SEQUENTIAL)
                    && !is(verdicts, LINEARIZABLE, Status.VALID)
                    && !followsFromWeaker(verdicts, SEQUENTIAL)) {
                verdicts.put(SEQUENTIAL, checker.check(on));
            }
        }
    }

    /**
     * The verdicts and what follows from them. What is linearizable keeps every promise: a linearization shows
     * it, even where the order in which a store put the changes is another one. Else what violates a weaker
     * model violates the stronger ones, and what keeps a stronger one keeps the weaker ones.
     */
    public static Map<String, Verdict> closed(Map<String, Verdict> verdicts) {
        Map<String, Verdict> closed = new LinkedHashMap<>(verdicts);
        if (is(verdicts, LINEARIZABLE, Status.VALID)) {
            keep(closed, LINEARIZABLE);
            return closed;
        }
        for (Level level : LEVELS) {
            if (!level.name().equals(LINEARIZABLE) && closed.containsKey(level.name())) {
                violate(closed, level.name());
            }
        }
        for (Level level : LEVELS) {
            if (is(closed, level.name(), Status.VALID)) {
                keep(closed, level.name());
            }
        }
        return closed;
    }

    private static void violate(Map<String, Verdict> verdicts, String name) {
        if (is(verdicts, name, Status.INVALID)) {
            return;
        }
        for (Level level : LEVELS) {
            Verdict broken = verdicts.get(level.name());
            boolean weaker = implied(name).contains(level.name());
            if (weaker && broken != null && broken.status() == Status.INVALID) {
                verdicts.put(
                        name,
                        Verdict.invalid(
                                "It demands " + level.name() + ", too: " + broken.reason(),
                                broken.evidence()));
                return;
            }
        }
    }

    private static void keep(Map<String, Verdict> verdicts, String stronger) {
        boolean tested = verdicts.getOrDefault(stronger, Verdict.unknown("")).tested();
        String reason = "It follows from " + stronger + ", which holds.";
        for (String weaker : implied(stronger)) {
            Verdict own = verdicts.get(weaker);
            if (own != null && own.status() != Status.VALID) {
                verdicts.put(weaker, tested ? Verdict.valid(reason) : Verdict.untested(reason));
            }
        }
    }
}
