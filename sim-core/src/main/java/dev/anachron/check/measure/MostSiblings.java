package dev.anachron.check.measure;

import dev.anachron.base.Value;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

/** How much a store left to its clients to decide. */
public final class MostSiblings implements Measure {
    @Override
    public String name() {
        return "siblings.max";
    }

    @Override
    public String summary() {
        return "The most values that a read returned at once, since the store could not say which was the newest.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return history.reads()
                .filter(Operation::ok)
                .mapToInt(read -> read.value() instanceof Value.Siblings siblings
                        ? siblings.values().size()
                        : 1)
                .max()
                .orElse(0);
    }
}
