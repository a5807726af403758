package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/**
 * How many reads were stale: a newer write had been committed, though perhaps not yet acknowledged,
 * when they began. While the newer write is still under way, linearizability allows the older value.
 */
public final class StaleReads implements Measure {
    @Override
    public String name() {
        return "stale-reads";
    }

    @Override
    public String summary() {
        return "How many reads returned a value that had been overwritten before they began; overwritten"
                + " means that a newer write was committed, not yet that anybody was told of it, so"
                + " a stale read need not break linearizability.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return Staleness.of(history, trace).stream()
                .filter(ReadStaleness::stale)
                .count();
    }
}
