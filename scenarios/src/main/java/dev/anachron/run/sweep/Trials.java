package dev.anachron.run.sweep;

import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.report.Judged;
import dev.anachron.run.Judgement;
import dev.anachron.run.Simulated;
import dev.anachron.scenario.Expectation.Sense;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.store.TraceStores;
import dev.anachron.sweep.Cell;
import dev.anachron.sweep.RunLine;
import dev.anachron.sweep.RunLine.Failed;
import dev.anachron.sweep.RunLine.How;
import dev.anachron.sweep.RunLine.Ran;
import dev.anachron.sweep.RunLine.Unmet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The runs of a sweep, one by one. Several threads may ask for them. */
public final class Trials {
    private final Source source;
    private final Grid grid;
    private final List<String> only;
    private final Limits limits;
    private final Commands commands;
    private final List<Loaded> choices = new ArrayList<>();

    /** The command line that makes a run's result. */
    @FunctionalInterface
    public interface Commands {
        String run(String variant, List<String> sets, long seed);
    }

    /**
     * Reads the scenario once for each choice, so that nobody waits for what cannot be.
     *
     * @param only the variants to run; empty for all
     * @throws InvalidScenarioException with every problem of the first choice that has one
     */
    public Trials(Source source, Grid grid, List<String> only, Limits limits, Commands commands)
            throws InvalidScenarioException {
        this.source = source;
        this.grid = grid;
        this.only = List.copyOf(only);
        this.limits = limits;
        this.commands = commands;
        for (List<String> choice : grid.choices()) {
            choices.add(ScenarioLoader.load(source, new Overrides(sets(choice), null, only)));
        }
    }

    private List<String> sets(List<String> choice) {
        List<String> sets = new ArrayList<>(grid.fixed());
        sets.addAll(choice);
        return sets;
    }

    /** Of the first choice. */
    public Loaded loaded() {
        return choices.get(0);
    }

    /** By choice, then by variant. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int choice = 0; choice < choices.size(); choice++) {
            for (Variant variant : choices.get(choice).scenario().variants()) {
                cells.add(new Cell(variant.name(), grid.choices().get(choice), expected(variant)));
            }
        }
        return cells;
    }

    private static List<Cell.Expected> expected(Variant variant) {
        return variant.expectations().stream()
                .map(expectation -> new Cell.Expected(
                        expectation.text(), expectation.sense() == Sense.SOMETIMES))
                .toList();
    }

    /** Runs every variant of a choice from a seed, in order. */
    List<RunLine> runs(int choice, long seed) {
        List<RunLine> lines = new ArrayList<>();
        List<String> sets = grid.choices().get(choice);
        for (Variant variant : scenario(choice, seed).variants()) {
            lines.add(line(variant.name(), sets, seed, ending(variant, seed)));
        }
        return lines;
    }

    /** What stands in for the runs of a choice when they never come back. */
    List<RunLine> failed(int choice, long seed, Failed failed) {
        return choices.get(choice).scenario().variants().stream()
                .map(variant -> line(variant.name(), grid.choices().get(choice), seed, failed))
                .toList();
    }

    private RunLine line(String variant, List<String> sets, long seed, RunLine.Ending ending) {
        return new RunLine(variant, sets, seed, ending, commands.run(variant, sets(sets), seed));
    }

    /** A nemesis draws from the seed when the scenario is read. */
    private Scenario scenario(int choice, long seed) {
        Scenario scenario = choices.get(choice).scenario();
        if (scenario.variants().stream().allMatch(variant -> variant.drawn().isNothing())) {
            return scenario;
        }
        try {
            List<String> sets = sets(grid.choices().get(choice));
            return ScenarioLoader.load(source, new Overrides(sets, seed, only)).scenario();
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException("another seed makes the scenario wrong", e);
        }
    }

    private RunLine.Ending ending(Variant variant, long seed) {
        try (TraceStores stores = TraceStores.temporary()) {
            Run run =
                    Simulation.keeping(stores.store(), variant.setup(), seed, new Overseer(limits));
            Run probed = Simulation.probed(run, variant.setup());
            return ran(Judgement.check(List.of(new Simulated(variant, probed))).get(0));
        } catch (Overseer.EndedException e) {
            return new Failed(e.how(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Failed(How.CRASHED, e.toString());
        }
    }

    private static Ran ran(Judged judged) {
        SortedMap<String, Double> measures = new TreeMap<>();
        judged.measures().stream()
                .filter(measured -> !Double.isNaN(measured.value()))
                .forEach(measured -> measures.put(measured.measure(), measured.value()));
        List<Unmet> unmet = judged.expectations().stream()
                .filter(met -> !met.met())
                .map(met -> new Unmet(
                        met.expectation().text(), met.measured(), Judgement.undecided(judged, met)))
                .toList();
        return new Ran(
                judged.run().trace().hash(),
                judged.run().events(),
                !judged.vacuity().isEmpty(),
                with(judged, Verdict.Status.INVALID),
                with(judged, Verdict.Status.UNKNOWN),
                measures,
                unmet);
    }

    private static List<String> with(Judged judged, Verdict.Status status) {
        return judged.findings().stream()
                .filter(finding -> finding.verdict().status() == status)
                .map(Judged.Finding::checker)
                .toList();
    }
}
