package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** What came back into a cart. */
public final class ReturnedItems implements Measure {
    @Override
    public String name() {
        return "returned-items";
    }

    @Override
    public String summary() {
        return "How many items of sets are in the last read of theirs though they had been taken out before it,"
                + " acknowledged, and nobody asked to put them in again since.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return LastReads.count(history, LastReads.Seen::hasItemBack);
    }
}
