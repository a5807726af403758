package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.check.lattice.Level;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Known liars: for each promise to clients a run of one of the stores that breaks exactly that one, and its checker
 * says so. What implies the promise is broken with it; whatever else clients are promised holds, and was put to the
 * test. {@code -Danachron.seeds=50} asks so many seeds beside the scenario's own.
 */
class LiarsTest {
    private static final long SEEDS = Long.getLong("anachron.seeds", 2);
    private static final Path MODELS = Path.of("../docs/reference/models.md");

    /** Whose seed was chosen: locks are asked for at moments that chance draws. */
    private static final String LOCKS = "gc-pause-lock";

    /** What clients are promised beside the models. Those about logs and elections are rules for stores. */
    private static final List<String> BESIDE_MODELS =
            List.of("durability", "mutual-exclusion", "token-order");

    private static final List<Liar> LIARS = """
        linearizable        | broken-promises | linearizable             | linearizable
        sequential          | broken-promises | sequential               | sequential linearizable
        causal-convergence  | broken-promises | causal-convergence       | causal-convergence sequential linearizable
        causal              | broken-promises | causal                   | causal sequential linearizable
        pram                | broken-promises | pram                     | pram causal sequential linearizable
        read-your-writes    | broken-promises | read-your-writes         | read-your-writes pram causal causal-convergence sequential linearizable
        monotonic-reads     | broken-promises | monotonic-reads          | monotonic-reads pram causal causal-convergence sequential linearizable
        monotonic-writes    | broken-promises | monotonic-writes         | monotonic-writes pram causal causal-convergence sequential linearizable
        writes-follow-reads | broken-promises | writes-follow-reads      | writes-follow-reads causal causal-convergence sequential linearizable
        consistent-prefix   | broken-promises | consistent-prefix        | consistent-prefix sequential linearizable
        regular             | broken-promises | regular                  | regular linearizable
        safe                | broken-promises | safe                     | safe regular linearizable
        convergence         | broken-promises | convergence              | convergence linearizable
        durability          | broken-promises | durability               | durability
        mutual-exclusion    | gc-pause-lock   | fencing-late-first-write | mutual-exclusion
        token-order         | gc-pause-lock   | no-fencing               | token-order mutual-exclusion
        """.lines()
            .map(line -> line.strip().split(" +\\| +"))
            .map(Liar::new)
            .toList();

    private record Liar(String promise, String scenario, String variant, SortedSet<String> breaks) {
        Liar(String... cells) {
            this(cells[0], cells[1], cells[2], new TreeSet<>(List.of(cells[3].split(" "))));
        }
    }

    static List<Liar> liars() {
        return LIARS;
    }

    @ParameterizedTest
    @MethodSource("liars")
    void breaksNothingElse(Liar liar) throws Exception {
        for (long seed : seeds(liar.scenario())) {
            Map<String, Verdict> verdicts = judged(liar, seed);
            assertThat(those(verdicts, verdict -> verdict.status() == Status.INVALID))
                    .as("broken with seed " + seed)
                    .isEqualTo(liar.breaks());
            assertThat(those(verdicts, verdict -> verdict.status() == Status.UNKNOWN))
                    .as("undecided with seed " + seed)
                    .isEmpty();
            assertThat(those(verdicts, verdict -> !verdict.tested()))
                    .as("not put to the test with seed " + seed)
                    .isSubsetOf(untested(liar));
        }
    }

    /** Where nobody has a lock, or a late token, nothing is said of locks; a lock's storage is no register. */
    private static List<String> untested(Liar liar) {
        return liar.scenario().equals(LOCKS)
                ? promises().filter(name -> !liar.breaks().contains(name)).toList()
                : List.of("mutual-exclusion", "token-order");
    }

    /** The table says what the map of implications says. */
    @ParameterizedTest
    @MethodSource("liars")
    void whatImpliesItIsBrokenWithIt(Liar liar) {
        if (Lattice.has(liar.promise())) {
            assertThat(liar.breaks())
                    .isEqualTo(Lattice.LEVELS.stream()
                            .map(Level::name)
                            .filter(name -> name.equals(liar.promise())
                                    || Lattice.implied(name).contains(liar.promise()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyPromiseHasItsLiar() {
        assertThat(LIARS.stream().map(Liar::promise))
                .containsExactlyInAnyOrderElementsOf(promises().toList());
    }

    @ParameterizedTest
    @MethodSource("liars")
    void theModelsPageNamesIt(Liar liar) throws Exception {
        assertThat(Files.readString(MODELS))
                .contains(
                        "`anachron run " + liar.scenario() + " --variant " + liar.variant() + "`");
    }

    private static Stream<String> promises() {
        return Stream.concat(Lattice.LEVELS.stream().map(Level::name), BESIDE_MODELS.stream());
    }

    private static Map<String, Verdict> judged(Liar liar, long seed) throws Exception {
        Variant variant = scenario(liar.scenario()).variants().stream()
                .filter(each -> each.name().equals(liar.variant()))
                .findFirst()
                .orElseThrow();
        Run run = Simulation.run(variant.setup(), seed);
        return Lattice.judge(Checkers.ALL, run.history(), run.trace());
    }

    private static SortedSet<String> those(
            Map<String, Verdict> verdicts, Predicate<Verdict> which) {
        List<String> promises = promises().toList();
        return verdicts.entrySet().stream()
                .filter(entry -> promises.contains(entry.getKey()))
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> seeds(String scenario) throws Exception {
        return LongStream.concat(
                        LongStream.of(scenario(scenario).seed()),
                        LongStream.rangeClosed(1, scenario.equals(LOCKS) ? 0 : SEEDS))
                .distinct()
                .boxed()
                .toList();
    }

    private static Scenario scenario(String name) throws Exception {
        return ScenarioLoader.load(new Library().find(name), Overrides.NONE).scenario();
    }
}
