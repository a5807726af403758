package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;

/** How much of what was asked was answered. */
public final class Availability implements Measure {
    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String summary() {
        return "The share of all operations that ended well, between 0 and 1.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        int invoked = history.operations().size();
        return invoked == 0 ? Double.NaN : history.count(Outcome.OK) / (double) invoked;
    }
}
