package dev.anachron.run;

import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.load.Loaded;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;
import dev.anachron.store.TraceStores;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Content;
import dev.anachron.write.Rendering;
import dev.anachron.write.ResultFiles;
import dev.anachron.write.ResultFolder;
import dev.anachron.write.ScenarioTexts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps from a scenario to a result folder; {@link Judgement} is the one in the middle. */
public final class Runs {
    private Runs() {}

    /** Turns a set-up and a seed into a run. */
    public interface Simulator {
        Run run(Setup setup, long seed);

        /** Keeps the events; they can be read until the stores are closed. */
        static Simulator keeping(TraceStores stores) {
            return (setup, seed) -> Simulation.keeping(stores.store(), setup, seed);
        }

        /** Keeps of the events the hash alone. */
        static Simulator hashing() {
            return (setup, seed) -> Simulation.run(setup, seed, null);
        }
    }

    /**
     * Runs all variants, one after the other, from the scenario's seed.
     *
     * @param simulator runs one of them, and knows what becomes of its events
     */
    public static List<Simulated> simulate(
            Scenario scenario, Simulator simulator, Progress progress) {
        int count = scenario.variants().size();
        List<Simulated> runs = new ArrayList<>();
        progress.begins(scenario);
        for (Scenario.Variant variant : scenario.variants()) {
            int index = runs.size();
            progress.starts(index, count, variant);
            runs.add(new Simulated(variant, simulator.run(variant.setup(), scenario.seed())));
            progress.ended(index, count, runs.get(index));
        }
        return runs;
    }

    /** The runs with what their clients probe: long, and nobody looks on, so all at the same time. */
    public static List<Simulated> probed(List<Simulated> runs) {
        return runs.parallelStream()
                .map(one -> new Simulated(
                        one.variant(),
                        Simulation.probed(one.run(), one.variant().setup())))
                .toList();
    }

    /** The runs with what their nodes were like: for a report, which shows it. */
    public static List<Simulated> watched(List<Simulated> runs) {
        return runs.parallelStream()
                .map(one -> new Simulated(
                        one.variant(),
                        Simulation.watched(one.run(), one.variant().setup(), atNanos -> true)))
                .toList();
    }

    /**
     * Puts together what a report shows.
     *
     * @param made by which version and which command
     */
    public static Report compose(Scenario scenario, List<Judged> variants, Maker made) {
        return new Report(scenario, scenario.seed(), made.version(), made.command(), variants);
    }

    /** Who makes a report: Anachron's version, and the command that makes it again. */
    public record Maker(String version, String command) {}

    /**
     * Writes the result folder.
     *
     * @param rendering what is drawn, too
     */
    public static void write(Report report, Loaded loaded, Path folder, Rendering rendering)
            throws CannotWriteException {
        ResultFolder.write(folder, report.scenario().name(), files(report, loaded, rendering));
    }

    static SortedMap<String, Content> files(Report report, Loaded loaded, Rendering rendering) {
        return ResultFiles.of(report, texts(loaded), rendering);
    }

    private static ScenarioTexts texts(Loaded loaded) {
        Map<String, String> variants = new TreeMap<>();
        for (Scenario.Variant variant : loaded.scenario().variants()) {
            variants.put(variant.name(), loaded.variantYaml(variant.name()));
        }
        return new ScenarioTexts(loaded.resolvedYaml(), variants);
    }
}
