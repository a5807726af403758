package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
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
 *
 * <p>Every step is proved anew for exactly the calls that it would leave.
 */
final class Contradiction {
    /** How much dearer than the first search one of the many that follow may be. */
    private static final long PATIENCE = 4;

    private static final long LEAST_BUDGET = 10_000;

    /** All searches together may cost so much more than one. */
    private static final long TRIES = 50;

    private final Effects effects;
    private final List<Call> calls;
    private final long budget;
    private final boolean pastMayBeForgotten;
    private long allowance;
    /** By place: whether what is known about the call is still part of the proof. */
    private boolean[] kept;

    private Contradiction(Effects effects, List<Call> calls, long budget) {
        this.effects = effects;
        this.calls = calls;
        this.budget = budget;
        this.pastMayBeForgotten = calls.stream().anyMatch(c -> c.command() instanceof CompareAndSet)
                && calls.stream().map(Call::command).noneMatch(Contradiction::buildsOnThePast);
        this.allowance = TRIES * budget;
        this.kept = new boolean[calls.size()];
        Arrays.fill(kept, true);
    }

    /** The calls left, in the order of the history; {@code found} says that there are some. */
    static List<Call> within(Effects effects, List<Call> calls, Found found) {
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
        Contradiction contradiction = new Contradiction(effects, prefix, budget);
        contradiction.forgetThePast();
        return contradiction.shrink();
    }

    /** What it leaves is neither what was there nor something that the command itself says. */
    private static boolean buildsOnThePast(Command command) {
        return command instanceof Command.Add
                || command instanceof Command.Insert
                || command instanceof Command.Remove
                || command instanceof Command.Append
                || command instanceof Command.Enqueue
                || command instanceof Command.Dequeue;
    }

    /** The later the beginning, the weaker the proof; halving finds the last one that still proves. */
    private void forgetThePast() {
        if (!pastMayBeForgotten) {
            return;
        }
        long[] beginnings = calls.stream()
                .filter(Call::informed)
                .mapToLong(Call::invokedNanos)
                .sorted()
                .distinct()
                .toArray();
        int proves = 0;
        int fails = beginnings.length;
        while (fails - proves > 1) {
            int middle = (proves + fails) >>> 1;
            boolean[] before = kept.clone();
            for (int i = 0; i < kept.length; i++) {
                kept[i] = calls.get(i).invokedNanos() >= beginnings[middle];
            }
            if (stillIllegal()) {
                proves = middle;
            } else {
                fails = middle;
                kept = before;
            }
        }
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
            if (proof(i)) {
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
                taken += proof(from) ? 1 : 0;
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

    private boolean proof(int place) {
        return kept[place] && calls.get(place).informed();
    }

    private boolean stillIllegal() {
        return (pastMayBeForgotten && illegalWhateverItHeldAtFirst())
                || illegal(List.of(effects.initial()), relaxedSince(Long.MIN_VALUE));
    }

    /**
     * Where compare-and-set makes few values come again and again, a forgotten write explains nearly
     * everything. There all that ended before the proof begins is left out, and the object may have
     * held anything then. No call of the proof reaches back behind its beginning; any other that
     * does has its outcome forgotten, so that it may have its effect before or after.
     */
    private boolean illegalWhateverItHeldAtFirst() {
        long beginNanos = Long.MAX_VALUE;
        for (int i = 0; i < kept.length; i++) {
            if (proof(i)) {
                beginNanos = Math.min(beginNanos, calls.get(i).invokedNanos());
            }
        }
        return illegal(startsAt(beginNanos), relaxedSince(beginNanos));
    }

    /** Everything that the object may have held right before the moment. */
    private List<Value> startsAt(long atNanos) {
        Set<Value> values = new LinkedHashSet<>();
        values.add(effects.initial());
        for (Call call : calls) {
            if (call.invokedNanos() < atNanos) {
                if (call.command() instanceof Write write) {
                    values.add(write.value());
                } else if (call.command() instanceof CompareAndSet swap) {
                    values.add(Value.of(swap.value()));
                }
            }
        }
        return List.copyOf(values);
    }

    /** The calls that had not ended before the moment, with what is no part of the proof forgotten. */
    private List<Call> relaxedSince(long atNanos) {
        List<Call> relaxed = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            Call call = calls.get(i);
            if (kept[i]) {
                relaxed.add(call);
            } else if (call.returnedNanos() >= atNanos && !call.observes()) {
                relaxed.add(call.relaxed());
            }
        }
        return relaxed;
    }

    /** Undecided is not illegal: then the proof stays longer than it might be. */
    private boolean illegal(List<Value> from, List<Call> candidate) {
        if (allowance <= 0) {
            return false;
        }
        Found found =
                JustInTimeSearch.run(effects, from, Call.binding(candidate), Budget.of(budget));
        allowance -= Math.max(1, found.answer() == Answer.OUT_OF_TIME ? budget : found.explored());
        return found.illegal();
    }
}
