package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of the {@link ElectionTimes}: a percentile, or the mean.
 *
 * @param percentile which one; null for the mean
 */
public record ElectionTime(@Nullable Percentile percentile) implements Measure {
    /** What the measures are called before the last dot. */
    public static final String FAMILY = "election-time.";

    /** Five percentiles and the mean. */
    public static final List<Measure> ALL = Stream.of(
                    new ElectionTime(Percentile.MAX),
                    new ElectionTime(null),
                    new ElectionTime(Percentile.P10),
                    new ElectionTime(Percentile.P50),
                    new ElectionTime(Percentile.P90),
                    new ElectionTime(Percentile.P99))
            .map(Measure.class::cast)
            .toList();

    @Override
    public String name() {
        return FAMILY + (percentile == null ? "mean" : percentile.text());
    }

    @Override
    public String summary() {
        return (percentile == null ? "The mean" : percentile.words())
                + " of the time from the crash of a leader until every other node has heard the next"
                + " one, in milliseconds.";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        List<Long> times = ElectionTimes.of(trace);
        if (percentile != null) {
            return percentile.ofNanos(times.stream().mapToLong(Long::longValue));
        }
        long sum = times.stream().mapToLong(Long::longValue).sum();
        return times.isEmpty() ? Double.NaN : SimTime.toMillis(sum) / times.size();
    }
}
