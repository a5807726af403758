package dev.anachron.check.linearizability;

import dev.anachron.check.linearizability.JustInTimeSearch.Found;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds few calls that suffice to contradict each other.
 *
 * <p>A call is taken out of the proof by forgetting its outcome, not by dropping it: a history that
 * is illegal although many of its calls may have happened at any time, or never, is illegal for what
 * the others say. Dropping a write outright would prove nothing but that its reads lack it.
 */
final class Contradiction {
    /** How much dearer than the first search one of the many that follow may be. */
    private static final long PATIENCE = 4;

    private static final long LEAST_BUDGET = 10_000;

    private final Model model;
    private final long budget;
    private final List<Call> prefix;
    /** By place in the prefix: whether what is known about the call is still part of the proof. */
    private boolean[] kept;

    private Contradiction(Model model, List<Call> prefix, long budget) {
        this.model = model;
        this.budget = budget;
        this.prefix = prefix;
        this.kept = new boolean[prefix.size()];
        Arrays.fill(kept, true);
    }

    /** The calls left, in the order of the history; illegal is what {@code found} says they are. */
    static List<Call> within(Model model, List<Call> calls, Found found) {
        long endNanos = calls.stream()
                .filter(call -> call.operation() == found.stuck())
                .findFirst()
                .orElseThrow()
                .returnedNanos();
        List<Call> prefix = calls.stream()
                .filter(call -> call.invokedNanos() <= endNanos)
                .map(call -> call.returnedNanos() > endNanos ? call.pending() : call)
                .toList();
        long budget = LEAST_BUDGET + PATIENCE * found.explored();
        return new Contradiction(model, prefix, budget).shrink();
    }

    /** Forgets ever smaller runs of calls, the oldest first: what is left lies near the end. */
    private List<Call> shrink() {
        for (int size = Math.max(1, prefix.size() / 2); size > 1; size /= 2) {
            forget(size);
        }
        while (forget(1)) {
            // What one call needed may have gone with a later one.
        }
        List<Call> left = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] && prefix.get(i).informed()) {
                left.add(prefix.get(i));
            }
        }
        return left;
    }

    private boolean forget(int size) {
        boolean any = false;
        int from = 0;
        while (from < kept.length) {
            boolean[] before = kept.clone();
            int taken = 0;
            while (from < kept.length && taken < size) {
                taken += kept[from] && prefix.get(from).informed() ? 1 : 0;
                kept[from++] = false;
            }
            if (taken > 0 && stillIllegal()) {
                any = true;
            } else {
                kept = before;
            }
        }
        return any;
    }

    private boolean stillIllegal() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            calls.add(kept[i] ? prefix.get(i) : prefix.get(i).relaxed());
        }
        return JustInTimeSearch.run(model, Call.binding(calls), budget).illegal();
    }
}
