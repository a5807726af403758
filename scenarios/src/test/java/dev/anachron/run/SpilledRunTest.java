package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.library.Library;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.report.Report;
import dev.anachron.store.TraceStores;
import dev.anachron.write.Rendering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** It does not show in a result whether the events were kept in memory or in a file. */
class SpilledRunTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int SOME = 1_000;

    /** The charts are in the page; as pictures they would be the same numbers, drawn again. */
    private static final Rendering PAGE = new Rendering(true, List.of(), false, false);

    @TempDir
    private Path folder;

    /** Many thousands of probes are as good as a few hundred, which another scenario has. */
    private static final List<String> MORE_OF_THE_SAME = List.of("pbs", "pbs-replicas");

    /** Those of which a part is kept in memory, too: each kind of store, and the longest. */
    private static final List<String> PARTLY = List.of(
            "async-failover",
            "chaos",
            "dethroned-leader",
            "gc-pause-lock",
            "pbs-versions",
            "sharded-session");

    static List<String> scenarios() {
        return new Library()
                .names().stream()
                        .filter(name -> !MORE_OF_THE_SAME.contains(name))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFileHasTheSameBytes(String scenario) throws Exception {
        Loaded loaded = ScenarioLoader.load(new Library().find(scenario), Overrides.NONE);
        SortedMap<String, byte[]> kept = files(loaded, ALL);
        assertThat(kept).containsKey("report.html");
        for (int inMemory : PARTLY.contains(scenario) ? new int[] {0, SOME} : new int[] {0}) {
            SortedMap<String, byte[]> spilled = files(loaded, inMemory);
            assertThat(spilled.keySet()).isEqualTo(kept.keySet());
            spilled.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(kept.get(path)));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private SortedMap<String, byte[]> files(Loaded loaded, int inMemory) throws Exception {
        try (TraceStores stores = new TraceStores(folder, inMemory)) {
            List<Simulated> runs =
                    Runs.simulate(loaded.scenario(), Runs.Simulator.keeping(stores), Progress.NONE);
            Report report = Runs.compose(
                    loaded.scenario(),
                    Runs.watched(Judgement.check(runs)),
                    new Runs.Maker("0", "run"));
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (var file : Runs.files(report, loaded, PAGE).entrySet()) {
                files.put(file.getKey(), file.getValue().bytes());
            }
            return files;
        }
    }
}
