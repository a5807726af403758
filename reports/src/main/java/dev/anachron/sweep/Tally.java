package dev.anachron.sweep;

import dev.anachron.sweep.RunLine.Failed;
import dev.anachron.sweep.RunLine.Ran;
import dev.anachron.sweep.RunLine.Unmet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the runs of a cell, one after the other, and keeps no more than the numbers. */
public final class Tally {
    /** Of how many runs something is told by name. */
    public static final int EXAMPLES = 20;

    private final Cell cell;
    private final SortedMap<String, Seeds> violated = new TreeMap<>();
    private final SortedMap<String, Seeds> undecided = new TreeMap<>();
    private final SortedMap<String, Spread> measures = new TreeMap<>();
    private final Map<String, Seeds> unmet = new LinkedHashMap<>();
    private final Map<String, Seeds> unsure = new LinkedHashMap<>();
    private final SortedMap<String, Seeds> failed = new TreeMap<>();
    private final Seeds vacuous = new Seeds();
    private long runs;
    private long ended;
    /** Of all traces, in order: a sum that two cells have alike only when they ran the very same. */
    private long traces;

    /**
     * A run that is told by name.
     *
     * @param replay the command that makes its result
     */
    public record Example(long seed, String replay) {}

    /** So many seeds, and the first of them. */
    public static final class Seeds {
        private final List<Example> first = new ArrayList<>();
        private long count;

        private void add(RunLine run) {
            count++;
            if (first.size() < EXAMPLES) {
                first.add(new Example(run.seed(), run.replay()));
            }
        }

        public long count() {
            return count;
        }

        /** In order, {@link #EXAMPLES} of them at most. */
        public List<Example> first() {
            return Collections.unmodifiableList(first);
        }
    }

    /** Nothing is counted yet. */
    public Tally(Cell cell) {
        this.cell = cell;
        cell.expectations().forEach(expected -> {
            unmet.put(expected.text(), new Seeds());
            unsure.put(expected.text(), new Seeds());
        });
    }

    /** Counts a run in; they come in the order of their seeds. */
    public void add(RunLine run) {
        runs++;
        if (run.ending() instanceof Ran ran) {
            ended++;
            traces = 31 * traces + ran.traceHash().hashCode();
            ran.violated().forEach(name -> named(violated, name).add(run));
            ran.undecided().forEach(name -> named(undecided, name).add(run));
            ran.measures()
                    .forEach(
                            (name, number) -> measures.computeIfAbsent(name, unused -> new Spread())
                                    .add(number));
            for (Unmet one : ran.unmet()) {
                named(one.undecided() ? unsure : unmet, one.expect()).add(run);
            }
            if (ran.vacuous()) {
                vacuous.add(run);
            }
        } else if (run.ending() instanceof Failed failure) {
            named(failed, failure.how().text()).add(run);
        }
    }

    private static Seeds named(Map<String, Seeds> map, String name) {
        return map.computeIfAbsent(name, unused -> new Seeds());
    }

    public Cell cell() {
        return cell;
    }

    /** How many runs there were. */
    public long runs() {
        return runs;
    }

    /** How many came to their end. */
    public long ended() {
        return ended;
    }

    /** Whether the other cell's runs were the very same, seed by seed. */
    public boolean ranTheSame(Tally other) {
        return ended > 0 && ended == other.ended && traces == other.traces;
    }

    /** The seeds of those that did not, by how they ended. */
    public SortedMap<String, Seeds> failed() {
        return Collections.unmodifiableSortedMap(failed);
    }

    /** The seeds with which nothing was tested. */
    public Seeds vacuous() {
        return vacuous;
    }

    /** By promise, the seeds that broke it; without those that none broke. */
    public SortedMap<String, Seeds> violated() {
        return Collections.unmodifiableSortedMap(violated);
    }

    /** By promise, the seeds of which nobody knows; without those that are always known. */
    public SortedMap<String, Seeds> undecided() {
        return Collections.unmodifiableSortedMap(undecided);
    }

    /** How often a promise was broken. */
    public Share violated(String promise) {
        Seeds seeds = violated.get(promise);
        return new Share(seeds == null ? 0 : seeds.count(), ended);
    }

    /** By name, the numbers that there was something to measure for. */
    public SortedMap<String, Spread> measures() {
        return Collections.unmodifiableSortedMap(measures);
    }

    /** Each expectation, and how it came. */
    public List<Came> expectations() {
        List<Came> came = new ArrayList<>();
        for (Cell.Expected expected : cell.expectations()) {
            came.add(new Came(
                    expected,
                    ended,
                    named(unmet, expected.text()),
                    named(unsure, expected.text())));
        }
        return came;
    }

    /**
     * An expectation over many seeds.
     *
     * @param runs how many runs came to their end
     * @param unmet the seeds that do not meet it
     * @param undecided the seeds of which nobody knows
     */
    public record Came(Cell.Expected expected, long runs, Seeds unmet, Seeds undecided) {
        /** How many seeds meet it. */
        public long met() {
            return runs - unmet.count() - undecided.count();
        }

        /** How it is over all seeds. */
        public Outcome outcome() {
            if (runs == 0) {
                return Outcome.UNDECIDED;
            }
            if (expected.sometimes() ? met() > 0 : met() == runs) {
                return Outcome.MET;
            }
            boolean open = expected.sometimes() ? undecided.count() > 0 : unmet.count() == 0;
            return open ? Outcome.UNDECIDED : Outcome.NOT_MET;
        }
    }

    /** How an expectation is met. */
    public enum Outcome {
        MET,
        NOT_MET,
        UNDECIDED
    }
}
