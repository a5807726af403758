package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** What a counter has too much. */
public final class SurplusAdditions implements Measure {
    @Override
    public String name() {
        return "surplus-additions";
    }

    @Override
    public String summary() {
        return "By how much the last reads of counters exceed all additions that had been asked for before they came"
                + " back: something was added twice.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return Counted.of(history, count -> Math.max(0, count.shown() - count.asked()));
    }
}
