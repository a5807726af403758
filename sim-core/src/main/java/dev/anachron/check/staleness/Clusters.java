package dev.anachron.check.staleness;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one register, each with its write and the reads that return it (Gibbons and Korach,
 * "Testing shared memories", 1997), in the order in which anybody was first told of them.
 */
final class Clusters {
    private final Map<Value, Cluster> byValue = new LinkedHashMap<>();
    private List<Cluster> inOrder = List.of();

    /** A write and the reads of its value. */
    static final class Cluster {
        private int place;
        private boolean written;
        /** When the write was called; of the initial value, before everything. */
        private long writeNanos = Long.MIN_VALUE;

        private long firstReturnNanos = SimTime.NEVER;
        private long firstReadReturnNanos = SimTime.NEVER;
        /** When the last read was called. */
        private long readNanos = Long.MIN_VALUE;

        /** Its place in the order of first returns. */
        int place() {
            return place;
        }

        /** The earliest return: whatever is called later comes after the write. */
        long firstReturnNanos() {
            return firstReturnNanos;
        }

        /** The latest call, when reads count as called so much earlier than they were. */
        long lastCallNanos(long earlierNanos) {
            return readNanos == Long.MIN_VALUE
                    ? writeNanos
                    : Math.max(writeNanos, readNanos - earlierNanos);
        }

        /** How much earlier reads must be called for nothing to be called after {@code nanos}. */
        long earlierBy(long nanos) {
            return writeNanos > nanos ? SimTime.NEVER : Math.max(0, readNanos - nanos);
        }

        /** Whether a read returned the value before anybody asked to write it. */
        private boolean foreseen() {
            return readNanos != Long.MIN_VALUE && (!written || firstReadReturnNanos < writeNanos);
        }
    }

    private Clusters() {
        Cluster initial = new Cluster();
        initial.written = true;
        initial.firstReturnNanos = Long.MIN_VALUE;
        byValue.put(Value.NIL, initial);
    }

    /** Null when a value was written twice, or the object is not just read and written. */
    static @Nullable Clusters of(List<Operation> operations) {
        Clusters clusters = new Clusters();
        for (Operation operation : operations) {
            if (operation.outcome() != Outcome.FAIL && !clusters.add(operation)) {
                return null;
            }
        }
        clusters.line();
        return clusters;
    }

    private boolean add(Operation operation) {
        boolean writes = operation.command() instanceof Command.Write;
        if (!writes && (!(operation.command() instanceof Command.Read) || !operation.ok())) {
            return operation.command() instanceof Command.Read;
        }
        Cluster cluster = byValue.computeIfAbsent(value(operation), unused -> new Cluster());
        if (writes && cluster.written) {
            return false;
        }
        if (writes) {
            cluster.written = true;
            cluster.writeNanos = operation.invokedNanos();
        } else {
            cluster.readNanos = Math.max(cluster.readNanos, operation.invokedNanos());
            cluster.firstReadReturnNanos =
                    Math.min(cluster.firstReadReturnNanos, operation.returnedNanos());
        }
        cluster.firstReturnNanos =
                Math.min(cluster.firstReturnNanos, operation.latestEffectNanos());
        return true;
    }

    private void line() {
        List<Cluster> told = new ArrayList<>(byValue.values());
        told.removeIf(cluster -> cluster.firstReturnNanos == SimTime.NEVER);
        told.sort(Comparator.comparingLong(Cluster::firstReturnNanos));
        for (int place = 0; place < told.size(); place++) {
            told.get(place).place = place;
        }
        inOrder = told;
    }

    /** Those that anybody was told of, the initial one first. */
    List<Cluster> inOrder() {
        return inOrder;
    }

    /** Whether some read returned what nobody had asked to write by then. */
    boolean foreseen() {
        return inOrder.stream().anyMatch(Cluster::foreseen);
    }

    /** The one that an operation belongs to. */
    @Nullable
    Cluster of(Operation operation) {
        return byValue.get(value(operation));
    }

    /** Nothing counts as the empty text. */
    private static Value value(Operation operation) {
        Value value = operation.command() instanceof Command.Write write
                ? write.value()
                : operation.value();
        return Value.isEmpty(value) ? Value.NIL : value;
    }
}
