package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.check.linearizability.SingleCopy;
import dev.anachron.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a {@link Row} by trying, for objects of any kind: what is in them is worked out, not guessed from who
 * saw whom. What changes nothing is laid as soon as it fits; of the changes, what somebody waits for first,
 * and then what was asked for first. A state that led nowhere is not tried again.
 *
 * <p>Changes of unknown outcome need not be laid: whatever is left of them can come at the end.
 */
final class RowSearch {
    /** What came of it. */
    enum Outcome {
        FITS,
        NONE,
        OPEN
    }

    private static final long REMEMBERED = 4_000_000;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Dependencies on;
    private final Row row;
    private final boolean unknownSwaps;
    private final SingleCopy copy = new SingleCopy();
    private final int[] open;
    private final Incidence out;
    private final BitSet done = new BitSet();
    private final BitSet free = new BitSet();
    private final Value[] held;
    private final List<Map<Value, Integer>> left = new ArrayList<>();
    private final boolean[] register;
    private final IntList path = new IntList();
    private final List<Value> overwritten = new ArrayList<>();
    private final Set<State> dead = new LinkedHashSet<>();
    private int required;
    private long steps;

    private record State(BitSet done, List<Value> held) {}

    /** Which changes could come next, and how many of them were tried. */
    private static final class Choice {
        private final int length;
        private final int[] changes;
        private int tried;

        Choice(int length, int[] changes) {
            this.length = length;
            this.changes = changes;
        }
    }

    /**
     * To be run once.
     *
     * @param unknownSwaps whether a conditional change of another session whose outcome is unknown may take
     *     effect whatever was there; else it does not happen
     */
    RowSearch(Row row, boolean unknownSwaps) {
        this.row = row;
        this.on = row.order().dependencies();
        this.unknownSwaps = unknownSwaps;
        this.open = new int[on.size()];
        this.out = row.order().byStart();
        this.held = new Value[on.objects()];
        this.register = new boolean[on.objects()];
        Arrays.fill(held, Value.NIL);
        Arrays.fill(register, true);
        for (int object = 0; object < held.length; object++) {
            left.add(new LinkedHashMap<>());
        }
        count();
    }

    private void count() {
        for (int edge = 0; edge < row.order().edges(); edge++) {
            open[row.order().to(edge)] += row.has(row.order().from(edge)) ? 1 : 0;
        }
        for (int i = 0; i < open.length; i++) {
            if (!row.has(i)) {
                continue;
            }
            open[i] += row.order().previous(i) >= 0 ? 1 : 0;
            free.set(i, open[i] == 0);
            required += on.operation(i).ok() ? 1 : 0;
            if (on.isChange(i)) {
                Value effect = Effect.of(on.operation(i));
                register[on.object(i)] &= effect != null;
                remaining(i, 1);
            }
        }
    }

    private void remaining(int change, int by) {
        Value effect = Effect.of(on.operation(change));
        if (effect != null) {
            left.get(on.object(change)).merge(effect, by, Integer::sum);
        }
    }

    /** The row as far as it was laid. */
    IntList path() {
        return path;
    }

    long steps() {
        return steps;
    }

    /** With so many steps at most. */
    Outcome run(long budget) {
        List<Choice> choices = new ArrayList<>();
        while (true) {
            layWhatChangesNothing();
            if (required == 0) {
                return Outcome.FITS;
            }
            boolean hopeless = hopeless() || dead.contains(state());
            Choice next = new Choice(path.size(), hopeless ? new int[0] : changes());
            choices.add(next);
            while (next.tried == next.changes.length) {
                retreat(next);
                choices.remove(choices.size() - 1);
                if (choices.isEmpty()) {
                    return Outcome.NONE;
                }
                next = choices.get(choices.size() - 1);
            }
            if (steps > budget) {
                return Outcome.OPEN;
            }
            retreat(next);
            lay(next.changes[next.tried++]);
        }
    }

    /** Back to where that choice was; when nothing is left of it, that state leads nowhere. */
    private void retreat(Choice to) {
        while (path.size() > to.length) {
            takeBack();
        }
        if (to.tried == to.changes.length && (long) dead.size() * (2 + held.length) < REMEMBERED) {
            dead.add(state());
        }
    }

    private State state() {
        return new State((BitSet) done.clone(), List.of(held));
    }

    private void layWhatChangesNothing() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
                if (!on.isChange(i) && after(i) != null) {
                    lay(i);
                    moved = true;
                }
            }
        }
    }

    /** Whether somebody waits for a value that nobody will write any more. */
    private boolean hopeless() {
        for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
            Value wanted = wanted(i);
            if (wanted != null && left.get(on.object(i)).getOrDefault(wanted, 0) == 0) {
                return true;
            }
        }
        return false;
    }

    /** What a register would have to hold for this operation, which is judged, and does not. */
    private @Nullable Value wanted(int i) {
        Operation o = on.operation(i);
        if (!row.judges(i) || !o.ok() || !register[on.object(i)]) {
            return null;
        }
        Value wanted = o.isRead() ? Effect.found(o.value()) : Effect.expected(o);
        return wanted == null || wanted.equals(held[on.object(i)]) ? null : wanted;
    }

    /** The changes that could come next, those first that somebody waits for. */
    private int[] changes() {
        List<Integer> found = new ArrayList<>();
        for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
            steps++;
            if (on.isChange(i) && after(i) != null) {
                found.add(i);
            }
        }
        int[] urgency = new int[on.size()];
        found.forEach(change -> urgency[change] = on.operation(change).ok() ? change : NEVER);
        for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
            Value wanted = wanted(i);
            if (wanted != null) {
                hurry(found, urgency, i, wanted);
            }
        }
        found.sort((one, other) -> Integer.compare(urgency[one], urgency[other]));
        return found.stream().mapToInt(i -> i).toArray();
    }

    private void hurry(List<Integer> changes, int[] urgency, int waiting, Value wanted) {
        for (int change : changes) {
            boolean gives = on.object(change) == on.object(waiting)
                    && wanted.equals(Effect.of(on.operation(change)));
            urgency[change] = gives ? Math.min(urgency[change], waiting) : urgency[change];
        }
    }

    /** What its object holds after it; null when it cannot come now. */
    private @Nullable Value after(int i) {
        Operation o = on.operation(i);
        Value before = held[on.object(i)];
        if (row.judges(i)) {
            return copy.step(before, o.command(), o.ok() ? o.value() : null);
        }
        Command command = o.command();
        if (!command.conditional()) {
            return command.appliedTo(before);
        }
        return o.ok() || unknownSwaps ? Effect.of(o) : null;
    }

    private void lay(int i) {
        Value after = after(i);
        overwritten.add(held[on.object(i)]);
        held[on.object(i)] = after == null ? held[on.object(i)] : after;
        path.add(i);
        done.set(i);
        free.clear(i);
        required -= on.operation(i).ok() ? 1 : 0;
        if (on.isChange(i)) {
            remaining(i, -1);
        }
        release(i, -1);
    }

    private void takeBack() {
        int i = path.last();
        path.cut(path.size() - 1);
        held[on.object(i)] = overwritten.remove(overwritten.size() - 1);
        done.clear(i);
        free.set(i);
        required += on.operation(i).ok() ? 1 : 0;
        if (on.isChange(i)) {
            remaining(i, 1);
        }
        release(i, 1);
    }

    private void release(int i, int by) {
        if (row.order().next(i) >= 0) {
            open(row.order().next(i), by);
        }
        for (int at = out.begin(i); at < out.end(i); at++) {
            open(row.order().to(out.edge(at)), by);
        }
    }

    private void open(int i, int by) {
        open[i] += by;
        free.set(i, row.has(i) && open[i] == 0 && !done.get(i));
    }
}
