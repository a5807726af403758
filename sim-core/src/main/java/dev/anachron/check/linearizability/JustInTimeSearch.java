package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Looks for a legal order of one object's calls: the search of Wing and Gong (1993) with the memory
 * of Lowe (2017), made to act only when it must.
 *
 * <p>It walks through calls and returns in the order of time and keeps every way in which things may
 * stand, unless another one {@linkplain Frontier covers} it. A call takes effect no sooner than it has
 * to: when it returns, each configuration in which it has not is extended by all orders of open calls
 * that end with it. Whoever only looks takes effect as soon as its result fits, since that costs
 * nothing; so does a write when another one is done, since it would be overwritten at once. Of open
 * calls that do the same the one that must return first goes first. Calls of unknown outcome stay
 * open for ever; equal ones are interchangeable, so they are counted, not told apart.
 *
 * <p>Intervals are closed: a call at the very moment of another's return is concurrent with it.
 */
final class JustInTimeSearch {
    /** How many comparisons a configuration may cost before the budget is spent on them. */
    private static final int COMPARISONS_EACH = 32;

    /** So many configurations may be kept when all are. */
    static final int ALL = Integer.MAX_VALUE;

    private final List<Call> calls;
    private final Budget budget;
    private final Timeline timeline;
    private final Effects effects;
    /** By call: what it does. */
    private final int[] effectOf;

    private final OpenCalls open;
    private Frontier current;
    private Frontier closed;
    private final Frontier visited;
    /** Configurations of {@code visited} to go on from; the complement for one that need not be kept. */
    private final Agenda next = new Agenda();

    /** Those whose last step served nobody: an overwriting step had better come in its place. */
    private final BitSet idle = new BitSet();

    private final long[] row;
    private final long[] made;
    /** By effect: the last extension in which it was tried. */
    private final long[] tried;

    /** Whether the last step to {@code row} is one that an overwriting step had better replace. */
    private boolean overwritable;
    /** Whether the step to {@code made} did more than leave a state behind. */
    private boolean served;

    private boolean outOfMemory;
    private long extensions;
    private long explored;

    /**
     * What the search found.
     *
     * @param answer legal, illegal or given up
     * @param stuck the operation at whose return no order was left; -1 when not illegal
     * @param explored how many configurations were looked at
     */
    record Found(Answer answer, int stuck, long explored) {
        /** Known to be illegal without a search. */
        static Found illegalAt(int stuck) {
            return new Found(Answer.ILLEGAL, stuck, 0);
        }

        boolean legal() {
            return answer == Answer.LEGAL;
        }

        boolean illegal() {
            return answer == Answer.ILLEGAL;
        }
    }

    /** How a search ends. */
    enum Answer {
        LEGAL,
        ILLEGAL,
        /** Too many configurations were looked at. */
        OUT_OF_TIME,
        /** Too many configurations were to be remembered at once. */
        OUT_OF_MEMORY
    }

    private JustInTimeSearch(Effects effects, List<Value> starts, List<Call> calls, Budget budget) {
        this.calls = calls;
        this.budget = budget;
        this.timeline = Timeline.of(calls);
        this.effects = effects;
        this.effectOf = new int[calls.size()];
        for (int i = 0; i < effectOf.length; i++) {
            effectOf[i] = effects.effect(calls.get(i));
        }
        this.open = new OpenCalls(timeline, effects, kinds(), calls.size());
        this.visited = open.frontier();
        this.current = open.frontier();
        this.closed = open.frontier();
        this.row = new long[visited.width()];
        this.made = new long[visited.width()];
        this.tried = new long[effects.count()];
        for (Value start : starts) {
            row[0] = effects.state(start);
            current.add(row);
        }
    }

    /** The effects of calls of unknown outcome, each once. */
    private int[] kinds() {
        boolean[] known = new boolean[effects.count()];
        int[] kinds = new int[known.length];
        int count = 0;
        for (int i = 0; i < effectOf.length; i++) {
            if (!calls.get(i).certain() && !known[effectOf[i]]) {
                known[effectOf[i]] = true;
                kinds[count++] = effectOf[i];
            }
        }
        return Arrays.copyOf(kinds, count);
    }

    /**
     * Judges the calls of one object that may have held any of several values before.
     *
     * @param effects what those calls do, and perhaps others on the same object
     */
    static Found run(Effects effects, List<Value> starts, List<Call> calls, Budget budget) {
        return following(ALL, effects, starts, calls, budget);
    }

    /**
     * The same, but from one return to the next only so many configurations are kept: an order that is found
     * is one, but that none is found means nothing.
     */
    static Found following(
            int most, Effects effects, List<Value> starts, List<Call> calls, Budget budget) {
        return new JustInTimeSearch(effects, starts, calls, budget).walk(most);
    }

    private Found walk(int most) {
        for (int place = 0; place < timeline.size(); place++) {
            int call = timeline.event(place);
            if (call >= 0) {
                open.add(call, effectOf[call], calls.get(call).certain());
                continue;
            }
            close(~call, most);
            if (outOfTime()) {
                return new Found(Answer.OUT_OF_TIME, -1, explored);
            }
            if (outOfMemory) {
                return new Found(Answer.OUT_OF_MEMORY, -1, explored);
            }
            if (current.alive() == 0) {
                return new Found(Answer.ILLEGAL, calls.get(~call).operation(), explored);
            }
        }
        return new Found(Answer.LEGAL, -1, explored);
    }

    /** Finding that nothing is new costs time, too. */
    private boolean outOfTime() {
        long comparisons = visited.comparisons() + current.comparisons() + closed.comparisons();
        return explored > budget.configurations()
                || comparisons / COMPARISONS_EACH > budget.configurations();
    }

    /** Once it is, it stays so, though what was visited is forgotten: something was left out. */
    private boolean outOfMemory() {
        outOfMemory |= visited.bytes() + current.bytes() + closed.bytes() > budget.bytes();
        return outOfMemory;
    }

    /** Keeps the configurations in which the call has taken effect, and makes those it lacks. */
    private void close(int call, int most) {
        int slot = timeline.slotOf(call);
        long ceiling = ceiling(calls.get(call));
        visited.clear();
        next.clear();
        idle.clear();
        // Those that used fewer calls of unknown outcome come first, so that they cover the others.
        for (int i = 0; i < current.size(); i++) {
            if (current.isAlive(i)) {
                current.get(i, made);
                open.settle(made);
                served = true;
                visit(true, false);
            }
        }
        while (closed.alive() < most && !next.isEmpty() && !outOfTime() && !outOfMemory()) {
            int entry = next.removeFirst();
            int index = Math.max(entry, ~entry);
            if (visited.isAlive(index)) {
                visited.get(index, row);
                overwritable = idle.get(index);
                goOn(slot, effects.observes(effectOf[call]), entry >= 0, ceiling);
            }
        }
        open.remove(call);
        Frontier used = current;
        current = closed;
        closed = used;
        closed.clear();
    }

    /**
     * Goes on from the configuration in {@code row}. Where the call that returns may be taken to have
     * been overwritten, that is a way to end; but it could also be the one that overwrites, now for
     * the last time. What comes in between on that way can be made up for later and is not kept.
     */
    private void goOn(int slot, boolean onlyLooks, boolean keep, long ceiling) {
        boolean done = open.done(row, slot);
        boolean free = open.free(row, slot);
        if (done || (free && keep)) {
            System.arraycopy(row, 0, made, 0, row.length);
            open.forget(made, slot);
            closed.add(made);
        }
        if (!done && !(free && onlyLooks)) {
            extend(keep && !free, ceiling);
        }
    }

    private void extend(boolean keep, long ceiling) {
        extensions++;
        for (int i = 0; i < open.changing(); i++) {
            int slot = open.changingSlot(i);
            int effect = open.effectAt(slot);
            if (!open.done(row, slot) && tried[effect] != extensions) {
                tried[effect] = extensions;
                if (step(effect)) {
                    open.take(made, slot);
                    served = open.settle(made) || !effects.blind(effect);
                    visit(keep, true);
                }
            }
        }
        for (int kind = 0; kind < open.kinds(); kind++) {
            int effect = open.effectOfKind(kind);
            if (open.left(row, kind)
                    && tried[effect] != extensions
                    && step(effect)
                    && made[0] != row[0]
                    && within((int) made[0], ceiling)) {
                open.use(made, kind);
                served = open.settle(made);
                visit(keep, false);
            }
        }
    }

    /** Makes what {@code row} becomes by an effect; false when that is not possible, or no use. */
    private boolean step(int effect) {
        if (overwritable && effects.blind(effect)) {
            return false;
        }
        int state = effects.step(effect, (int) row[0]);
        if (state == Effects.IMPOSSIBLE) {
            return false;
        }
        System.arraycopy(row, 0, made, 0, row.length);
        made[0] = state;
        if (effects.blind(effect)) {
            open.freeWrites(made);
        }
        return true;
    }

    private void visit(boolean keep, boolean first) {
        int index = visited.add(made);
        if (index < 0) {
            return;
        }
        idle.set(index, !served);
        explored++;
        int entry = keep ? index : ~index;
        if (first) {
            next.addFirst(entry);
        } else {
            next.addLast(entry);
        }
    }

    /** The largest number from which the call can still end as it did, where numbers only grow. */
    private long ceiling(Call call) {
        if (!effects.growing() || !(call.result() instanceof Value.Int result)) {
            return Long.MAX_VALUE;
        }
        return call.command() instanceof Command.Add add
                ? result.number() - add.delta()
                : result.number();
    }

    private boolean within(int state, long ceiling) {
        return ceiling == Long.MAX_VALUE || SingleCopy.number(effects.value(state)) <= ceiling;
    }
}
