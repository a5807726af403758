package dev.anachron.sweep;

import java.util.List;

/**
 * One of the ways in which every seed of a sweep is run: a variant with one choice of the grid's values.
 *
 * @param variant its name
 * @param sets the choice, each {@code path=value}, in the order of the options; empty without a grid
 * @param expectations what the scenario expects of it
 */
public record Cell(String variant, List<String> sets, List<Expected> expectations) {
    public Cell {
        sets = List.copyOf(sets);
        expectations = List.copyOf(expectations);
    }

    /**
     * An expectation.
     *
     * @param text as the scenario has it, for example {@code linearizable: violated}
     * @param sometimes whether some seeds that meet it are enough
     */
    public record Expected(String text, boolean sometimes) {}

    /** The variant's name, and the choice where there is one. */
    public String title() {
        return sets.isEmpty() ? variant : variant + ", " + String.join(", ", sets);
    }

    /** Whether a run is one of this cell's. */
    public boolean has(RunLine run) {
        return run.variant().equals(variant) && run.sets().equals(sets);
    }
}
