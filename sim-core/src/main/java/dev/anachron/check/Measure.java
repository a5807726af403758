package dev.anachron.check;

import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** A number that scenarios may put expectations on, for example {@code stale-reads}. */
public interface Measure {
    String name();

    /** What it counts or measures, as a sentence, with its unit. */
    String summary();

    /** The unit as scenarios write it, for example {@code ms}; empty for a plain number. */
    String unit();

    /** The number; {@code NaN} when there is nothing to measure. */
    double measure(History history, Trace trace);
}
