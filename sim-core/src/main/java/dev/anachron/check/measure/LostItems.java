package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** What a cart lacks. */
public final class LostItems implements Measure {
    @Override
    public String name() {
        return "lost-items";
    }

    @Override
    public String summary() {
        return "How many items of sets are missing from the last read of theirs though they had been put in before"
                + " it, acknowledged, and nobody asked to take them out.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return LastReads.count(history, LastReads.Seen::lacksItem);
    }
}
