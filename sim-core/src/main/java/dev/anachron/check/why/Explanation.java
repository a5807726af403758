package dev.anachron.check.why;

import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a wrong read came about, told in plain sentences from what the trace knows and nobody in the
 * run did: who led, what was broken, when the newer value was committed, and what the replica that
 * answered had applied.
 */
public final class Explanation {
    private Explanation() {}

    /**
     * Plain sentences in the order in which things happened, each with its moment; empty when there
     * is nothing to explain: the verdict is not invalid or blames no read that a replica answered.
     */
    public static List<Evidence> of(Verdict verdict, History history, Trace trace) {
        if (verdict.status() != Status.INVALID) {
            return List.of();
        }
        List<Operation> blamed = verdict.evidence().stream()
                .filter(evidence -> evidence.operation() >= 0)
                .map(evidence -> history.operations().get(evidence.operation()))
                .toList();
        Optional<Operation> read = blamed.stream()
                .filter(o -> o.ok() && o.isRead() && o.servedBy() != null)
                .max(Comparator.comparingLong(Operation::invokedNanos)
                        .thenComparingInt(Operation::id));
        return read.map(wrong -> new Story(wrong, blamed, history, trace).tell())
                .orElse(List.of());
    }
}
