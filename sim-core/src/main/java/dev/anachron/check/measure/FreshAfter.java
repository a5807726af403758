package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import dev.anachron.trace.Visibility;

import java.util.List;

/**
 * t-visibility as a time: how long after a write was acknowledged a read has to begin to see it with some
 * probability, by the trials of workload {@code probe}.
 *
 * @param percentile with which probability
 * @param swept whether it is estimated as Bailis and others did, who stop at the first step of a sweep
 *     that looks good enough; otherwise it is the quantile of what was measured
 */
public record FreshAfter(Percentile percentile, boolean swept) implements Measure {
    /** What the measures are called before the probability. */
    public static final String FAMILY = "fresh-after.";

    public static final FreshAfter P999 = new FreshAfter(Percentile.P999, false);
    public static final FreshAfter P999_SWEPT = new FreshAfter(Percentile.P999, true);

    public static final List<Measure> ALL =
            List.of(new FreshAfter(Percentile.P99, false), P999, P999_SWEPT);

    @Override
    public String name() {
        return FAMILY + percentile.text() + (swept ? ".swept" : "");
    }

    @Override
    public String summary() {
        double percent = percentile.perMille() / 10.0;
        return "How long after a write was acknowledged "
                + (percent == 99 ? "99" : "99.9") + " % of the reads that begin then see it, by the"
                + " trials of the workload probe, in milliseconds"
                + (swept
                        ? "; estimated as Bailis and others (2012) did, by the first step of a sweep at"
                                + " which enough of 50,000 trials are fresh, which comes too early."
                        : ".");
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
        long nanos = swept ? visibility.sweptNanos(share) : visibility.freshAfterNanos(share);
        return nanos == SimTime.NEVER ? Double.POSITIVE_INFINITY : SimTime.toMillis(nanos);
    }
}
