package dev.anachron.check.convergence;

import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Convergence after quiescence, which is what eventual consistency promises (Vogels, "Eventually
 * consistent", 2009): when nobody changes an object any more and nothing goes wrong any more, all who read it
 * a while later read the same. Of each client, and of each replica that answered it, the last read counts.
 */
public final class Convergence implements Checker {
    /** How long nothing may have changed. */
    public static final long QUIET_NANOS = SimTime.SECOND;

    private final long quietNanos;

    public Convergence() {
        this(QUIET_NANOS);
    }

    /** With another time of quiet. */
    public Convergence(long quietNanos) {
        this.quietNanos = quietNanos;
    }

    private record Reader(String client, String replica) {}

    @Override
    public String name() {
        return "convergence";
    }

    @Override
    public String promise() {
        return "A second after the last change of an object and the last fault, all who read it agree.";
    }

    @Override
    public Verdict check(History history, Trace trace) {
        long calm = trace.lastFaultNanos().orElse(Long.MIN_VALUE);
        Map<String, List<Operation>> byKey = new LinkedHashMap<>();
        for (Operation operation : history.operations()) {
            if (!operation.command().locks()) {
                byKey.computeIfAbsent(operation.command().key(), key -> new ArrayList<>())
                        .add(operation);
            }
        }
        int judged = 0;
        Verdict unknown = null;
        for (List<Operation> operations : byKey.values()) {
            List<Operation> last = lastReads(operations, calm);
            judged += last.size() > 1 ? 1 : 0;
            Operation other = disagrees(last);
            if (other != null && operations.stream().anyMatch(Convergence::maybeLater)) {
                unknown = Verdict.unknown("Undecided: " + differ(last.get(0), other)
                        + ", but a change of unknown outcome may have come in between.");
            } else if (other != null) {
                return Verdict.invalid(
                        differ(last.get(0), other) + ", though nothing had changed for a while.",
                        List.of(evidence(last.get(0)), evidence(other)));
            }
        }
        if (unknown != null) {
            return unknown;
        }
        return judged == 0
                ? Verdict.untested("Nothing to judge: no two clients or replicas were asked after a"
                        + " quiet time.")
                : Verdict.valid("In the end all agreed (" + judged
                        + (judged == 1 ? " object)." : " objects)."));
    }

    private List<Operation> lastReads(List<Operation> operations, long calm) {
        long end = calm;
        for (Operation operation : operations) {
            if (!operation.isRead() && operation.outcome() != Outcome.FAIL) {
                end = Math.max(end, operation.returnedNanos());
            }
        }
        Map<Reader, Operation> last = new LinkedHashMap<>();
        for (Operation operation : operations) {
            boolean late = end < SimTime.NEVER - quietNanos
                    && (end == Long.MIN_VALUE || operation.invokedNanos() >= end + quietNanos);
            if (operation.ok() && operation.isRead() && late) {
                last.put(
                        new Reader(operation.client().name(), String.valueOf(operation.servedBy())),
                        operation);
            }
        }
        return List.copyOf(last.values());
    }

    private static @Nullable Operation disagrees(List<Operation> reads) {
        return reads.stream()
                .filter(read -> !read.value().equals(reads.get(0).value()))
                .findFirst()
                .orElse(null);
    }

    private static boolean maybeLater(Operation operation) {
        return !operation.isRead() && operation.outcome() == Outcome.INFO;
    }

    private static String differ(Operation one, Operation other) {
        return one.text() + from(one) + " and " + other.text() + from(other);
    }

    private static String from(Operation read) {
        return read.servedBy() == null ? "" : " (from " + read.servedBy() + ")";
    }

    private static Evidence evidence(Operation read) {
        return new Evidence(read.id(), read.invokedNanos(), read.text() + from(read));
    }
}
