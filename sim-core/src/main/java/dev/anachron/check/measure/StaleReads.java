package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** How many reads were stale. */
public final class StaleReads implements Measure {
    @Override
    public String name() {
        return "stale-reads";
    }

    @Override
    public String summary() {
        return "How many reads returned a value that had been overwritten before they began.";
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
