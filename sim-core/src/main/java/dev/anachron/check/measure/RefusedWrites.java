package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.lock.FencedWrites;
import dev.anachron.history.History;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;

/** How often fencing was needed. */
public final class RefusedWrites implements Measure {
    @Override
    public String name() {
        return "refused-writes";
    }

    @Override
    public String summary() {
        return "How many writes under a lock were refused, their fencing token being too old.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return history.operations().stream()
                .filter(FencedWrites::is)
                .filter(write -> write.outcome() == Outcome.FAIL)
                .count();
    }
}
