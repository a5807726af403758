package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.List;

/**
 * A percentile of the time from call to return, over operations that ended well.
 *
 * @param reads whether it is about reads; otherwise about everything that may change an
 *     object; waiting for locks is neither
 * @param percentile which percentile
 */
public record OperationLatency(boolean reads, Percentile percentile) implements Measure {
    /** Both kinds of operation, five percentiles each. */
    public static final List<Measure> ALL = List.of(
            new OperationLatency(true, Percentile.MAX),
            new OperationLatency(true, Percentile.P50),
            new OperationLatency(true, Percentile.P95),
            new OperationLatency(true, Percentile.P99),
            new OperationLatency(true, Percentile.P999),
            new OperationLatency(false, Percentile.MAX),
            new OperationLatency(false, Percentile.P50),
            new OperationLatency(false, Percentile.P95),
            new OperationLatency(false, Percentile.P99),
            new OperationLatency(false, Percentile.P999));

    @Override
    public String name() {
        return "latency." + (reads ? "read." : "write.") + percentile.text();
    }

    @Override
    public String summary() {
        return percentile.words() + " of the latency of " + (reads ? "reads" : "writes")
                + " that ended well, in milliseconds (nearest rank).";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        return percentile.ofNanos(history.operations().stream()
                .filter(operation -> operation.ok() && operation.isRead() == reads)
                .filter(operation -> !operation.command().locks())
                .mapToLong(Operation::latencyNanos));
    }
}
