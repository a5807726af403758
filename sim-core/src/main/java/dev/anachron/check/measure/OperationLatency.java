package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A percentile of the time from call to return, over operations that ended well, or the mean.
 *
 * @param reads whether it is about reads; otherwise about everything that may change an
 *     object; waiting for locks is neither
 * @param percentile which percentile; null for the mean
 */
public record OperationLatency(boolean reads, @Nullable Percentile percentile) implements Measure {
    /** Both kinds of operation, five percentiles and the mean each. */
    public static final List<Measure> ALL = List.of(
            new OperationLatency(true, Percentile.MAX),
            new OperationLatency(true, null),
            new OperationLatency(true, Percentile.P50),
            new OperationLatency(true, Percentile.P95),
            new OperationLatency(true, Percentile.P99),
            new OperationLatency(true, Percentile.P999),
            new OperationLatency(false, Percentile.MAX),
            new OperationLatency(false, null),
            new OperationLatency(false, Percentile.P50),
            new OperationLatency(false, Percentile.P95),
            new OperationLatency(false, Percentile.P99),
            new OperationLatency(false, Percentile.P999));

    @Override
    public String name() {
        return "latency." + (reads ? "read." : "write.")
                + (percentile == null ? "mean" : percentile.text());
    }

    @Override
    public String summary() {
        String which = percentile == null ? "The mean" : percentile.words();
        return which + " of the latency of " + (reads ? "reads" : "writes")
                + " that ended well, in milliseconds"
                + (percentile == null ? "." : " (nearest rank).");
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        LongStream nanos = history.operations().stream()
                .filter(operation -> operation.ok() && operation.isRead() == reads)
                .filter(operation -> !operation.command().locks())
                .mapToLong(Operation::latencyNanos);
        if (percentile != null) {
            return percentile.ofNanos(nanos);
        }
        LongSummaryStatistics all = nanos.summaryStatistics();
        return all.getCount() == 0 ? Double.NaN : SimTime.toMillis(all.getSum()) / all.getCount();
    }
}
