package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import dev.anachron.trace.Visibility;

import java.util.List;

/**
 * How long coordinators took for the trials of workload {@code probe}, the way to the client not counted.
 *
 * @param reads whether for the reads; otherwise for the writes
 * @param percentile which percentile
 */
public record ProbeLatency(boolean reads, Percentile percentile) implements Measure {
    public static final List<Measure> ALL = List.of(
            new ProbeLatency(true, Percentile.P50),
            new ProbeLatency(true, Percentile.P999),
            new ProbeLatency(false, Percentile.P50),
            new ProbeLatency(false, Percentile.P999));

    @Override
    public String name() {
        return "probe." + (reads ? "read." : "write.") + percentile.text();
    }

    @Override
    public String summary() {
        return percentile.words() + " of the time that coordinators took for the "
                + (reads ? "reads" : "writes") + " of the workload probe, in milliseconds.";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        Visibility visibility = trace.visibility();
        if (visibility.isEmpty()) {
            return Double.NaN;
        }
        double share = percentile.perMille() / 1000.0;
        return SimTime.toMillis(reads ? visibility.readNanos(share) : visibility.writeNanos(share));
    }
}
