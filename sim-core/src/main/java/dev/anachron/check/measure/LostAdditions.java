package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** What a counter lacks. */
public final class LostAdditions implements Measure {
    @Override
    public String name() {
        return "lost-additions";
    }

    @Override
    public String summary() {
        return "By how much the last reads of counters fall short of the additions that had been acknowledged before"
                + " them.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return Counted.of(history, count -> Math.max(0, count.acknowledged() - count.shown()));
    }
}
