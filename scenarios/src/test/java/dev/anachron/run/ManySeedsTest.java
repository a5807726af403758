package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checkers;
import dev.anachron.check.Measures;
import dev.anachron.engine.Simulation;
import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.report.Judged;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Sense;
import dev.anachron.scenario.Scenario.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a scenario says is no accident of its seed: each expectation holds for every seed, or, where it says
 * {@code sometimes}, for some. By default two seeds are tried; {@code -Danachron.seeds=200} tries so many.
 */
class ManySeedsTest {
    private static final long SEEDS = Long.getLong("anachron.seeds", 2);

    /** With fewer, "sometimes" may well be never. */
    private static final long ENOUGH_FOR_SOMETIMES = 100;

    /** Many thousands of probes each: a seed more is no news. */
    private static final String PROBES = "pbs";

    private static final long ENOUGH_FOR_PROBES = 20;

    /** Those on Raft's rules and on locks show one schedule each, which their seed was chosen for. */
    private static final List<String> FAMILIES =
            List.of("consistency", "primary-backup", "quorum", "session");

    static List<String> names() throws IOException {
        String only = System.getProperty("anachron.only", "");
        List<String> names = new ArrayList<>();
        for (String family : FAMILIES) {
            try (Stream<Path> files = Files.list(Path.of("catalogue", family))) {
                files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                        .filter(name ->
                                only.isEmpty() || List.of(only.split(",")).contains(name))
                        .forEach(names::add);
            }
        }
        return names.stream()
                .filter(name -> !name.startsWith(PROBES) || SEEDS >= ENOUGH_FOR_PROBES)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void holdsOverSeeds(String name) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Variant variant : ScenarioLoader.load(new Library().find(name), Overrides.NONE)
                .scenario()
                .variants()) {
            unmet(variant).forEach((expectation, seeds) -> {
                boolean accepted = expectation.sense() == Sense.SOMETIMES
                        && (seeds.size() < SEEDS || SEEDS < ENOUGH_FOR_SOMETIMES);
                if (!seeds.isEmpty() && !accepted) {
                    wrong.add(variant.name() + ": " + expectation.text() + ": not met with "
                            + seeds.size() + " of " + SEEDS + " seeds: "
                            + seeds.subList(0, Math.min(8, seeds.size())));
                }
            });
        }
        assertThat(wrong).as(name).isEmpty();
    }

    /** For each expectation, with which seeds it was not met, and what was found instead. */
    private static Map<Expectation, List<String>> unmet(Variant variant) {
        List<String> subjects =
                variant.expectations().stream().map(Expectation::subject).toList();
        Judgement judgement = new Judgement(
                Checkers.ALL.stream().filter(c -> subjects.contains(c.name())).toList(),
                Measures.ALL.stream().filter(m -> subjects.contains(m.name())).toList());
        Map<Expectation, List<String>> unmet = new LinkedHashMap<>();
        variant.expectations().forEach(expectation -> unmet.put(expectation, new ArrayList<>()));
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Judged judged = judgement.judge(new Simulated(
                    variant,
                    Simulation.probed(Simulation.run(variant.setup(), seed), variant.setup())));
            judged.expectations().stream()
                    .filter(met -> !met.met())
                    .forEach(met -> unmet.computeIfAbsent(
                                    met.expectation(), unused -> new ArrayList<>())
                            .add(seed + " (" + met.measured() + ")"));
        });
        return unmet;
    }
}
