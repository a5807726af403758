package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.List;

/**
 * A percentile of how long before a stale read its value had been overwritten.
 *
 * @param percentile which percentile
 */
public record StalenessTime(Percentile percentile) implements Measure {
    public static final List<Measure> ALL = List.of(
            new StalenessTime(Percentile.MAX),
            new StalenessTime(Percentile.P50),
            new StalenessTime(Percentile.P99));

    @Override
    public String name() {
        return "staleness." + percentile.text();
    }

    @Override
    public String summary() {
        return percentile.words() + " of the staleness of stale reads: how long before the read its"
                + " value had been overwritten, in milliseconds (nearest rank).";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        return percentile.ofNanos(Staleness.of(history, trace).stream()
                .filter(ReadStaleness::stale)
                .mapToLong(ReadStaleness::staleNanos));
    }
}
