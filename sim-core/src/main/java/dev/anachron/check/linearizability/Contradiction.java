package dev.anachron.check.linearizability;

import dev.anachron.base.Command.Add;
import dev.anachron.base.Command.CompareAndSet;
import dev.anachron.base.Command.Write;
import dev.anachron.base.Value;
import dev.anachron.check.linearizability.JustInTimeSearch.Answer;
import dev.anachron.check.linearizability.JustInTimeSearch.Found;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** All searches together may cost so much more than one. */
    private static final long TRIES = 50;

    private final Model model;
    private final long budget;
    private long allowance;
    private List<Call> calls;
    private List<Value> starts;
    /** By place: whether what is known about the call is still part of the proof. */
    private boolean[] kept;

    private Contradiction(Model model, List<Call> calls, long budget) {
        this.model = model;
        this.budget = budget;
        this.allowance = TRIES * budget;
        this.calls = calls;
        this.starts = List.of(model.initial());
        this.kept = new boolean[calls.size()];
        Arrays.fill(kept, true);
    }

    /** The calls left, in the order of the history; {@code found} says that there are some. */
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
        Contradiction contradiction = new Contradiction(model, prefix, budget);
        contradiction.forgetThePast();
        return contradiction.shrink();
    }

    /**
     * Where compare-and-set makes few values come again and again, a forgotten write explains nearly
     * everything. There the past is cut off first: all calls up to some moment are forgotten together
     * with what the object held then. The later the moment, the weaker the proof; halving finds the
     * last one that still proves.
     */
    private void forgetThePast() {
        boolean swaps = calls.stream().anyMatch(c -> c.command() instanceof CompareAndSet);
        boolean adds = calls.stream().anyMatch(c -> c.command() instanceof Add);
        if (!swaps || adds) {
            return;
        }
        long[] moments = calls.stream()
                .filter(Call::certain)
                .mapToLong(Call::returnedNanos)
                .sorted()
                .toArray();
        int proves = -1;
        int fails = moments.length;
        while (fails - proves > 1) {
            int middle = (proves + fails) >>> 1;
            List<Call> rest = after(moments[middle]);
            if (illegal(startsAt(moments[middle]), rest)) {
                proves = middle;
            } else {
                fails = middle;
            }
        }
        if (proves >= 0) {
            starts = startsAt(moments[proves]);
            calls = after(moments[proves]);
            kept = new boolean[calls.size()];
            Arrays.fill(kept, true);
        }
    }

    /** What was under way at the moment may have had its effect before or has it later. */
    private List<Call> after(long atNanos) {
        return calls.stream()
                .filter(call -> call.returnedNanos() > atNanos)
                .filter(call -> call.invokedNanos() > atNanos || !call.observes())
                .map(call -> call.invokedNanos() > atNanos ? call : call.perhapsEarly())
                .toList();
    }

    /** Everything that the object may have held at the moment. */
    private List<Value> startsAt(long atNanos) {
        Set<Value> values = new LinkedHashSet<>();
        values.add(model.initial());
        for (Call call : calls) {
            if (call.invokedNanos() <= atNanos) {
                if (call.command() instanceof Write write) {
                    values.add(Value.of(write.value()));
                } else if (call.command() instanceof CompareAndSet swap) {
                    values.add(Value.of(swap.value()));
                }
            }
        }
        return List.copyOf(values);
    }

    /** Forgets ever smaller runs of calls, the oldest first: what is left lies near the end. */
    private List<Call> shrink() {
        for (int size = Math.max(1, calls.size() / 2); size > 1; size /= 2) {
            forget(size);
        }
        while (forget(1)) {
            // What one call needed may have gone with a later one.
        }
        List<Call> left = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] && calls.get(i).informed()) {
                left.add(calls.get(i));
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
                taken += kept[from] && calls.get(from).informed() ? 1 : 0;
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
        List<Call> relaxed = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            Call call = calls.get(i);
            if (kept[i]) {
                relaxed.add(call);
            } else if (!call.observes()) {
                relaxed.add(call.relaxed());
            }
        }
        return illegal(starts, relaxed);
    }

    /** Undecided is not illegal: then the proof stays longer than it might be. */
    private boolean illegal(List<Value> from, List<Call> candidate) {
        if (allowance <= 0) {
            return false;
        }
        Found found = JustInTimeSearch.run(model, from, Call.binding(candidate), budget);
        allowance -= found.answer() == Answer.OUT_OF_BUDGET ? budget : found.explored();
        return found.illegal();
    }
}
