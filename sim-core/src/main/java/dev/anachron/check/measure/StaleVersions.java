package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** How far behind the worst read was, in writes. */
public final class StaleVersions implements Measure {
    @Override
    public String name() {
        return "staleness.versions.max";
    }

    @Override
    public String summary() {
        return "The most committed writes that a stale read missed.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return Staleness.of(history, trace).stream()
                .filter(ReadStaleness::stale)
                .mapToDouble(ReadStaleness::missedWrites)
                .max()
                .orElse(Double.NaN);
    }
}
