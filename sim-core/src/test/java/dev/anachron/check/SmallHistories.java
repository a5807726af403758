package dev.anachron.check;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Every history of so many reads and writes on a register, one of each class that a definition of a
 * register cannot tell apart. A write may be of unknown outcome; a read returns the initial value, a
 * written one, or one that nobody wrote. What is left out, and why nothing is lost by it:
 *
 * <ul>
 *   <li><em>Times.</em> Definitions see of time only what ended before what began. So times are the
 *       numbers 0, 1, … as few as possible: at each something begins, and at each but perhaps the
 *       last something ends. These are the interval orders, which Fishburn numbers count: 1, 2, 5,
 *       15, 53, 217, 1014.
 *   <li><em>Clients.</em> Each operation has its own. What one client asks for comes in its order also
 *       where one operation ends at the moment at which the next begins; then times could as well be
 *       chosen so that it ends before.
 *   <li><em>The order of operations with the same call and return.</em> They come reads first, by
 *       value, and then writes.
 *   <li><em>The names of values.</em> To swap two written values throughout changes no judgement. Of
 *       all ways to name them comes the one in which earlier numbers are written earlier, and, of
 *       values that are written at the same times, are read earlier.
 *   <li><em>A second value that nobody wrote.</em> One read of such a value makes a history illegal;
 *       with more of them it stays so.
 *   <li><em>Operations that failed, and reads of unknown outcome.</em> They bind nobody.
 * </ul>
 */
public final class SmallHistories {
    private static final String KEY = "x";

    /** Which values are written. */
    public enum Written {
        /** Each write has a value of its own. */
        UNIQUE,
        /** Two values at most, so that some are written several times. */
        ONE_OF_TWO
    }

    private final int operations;
    private final int moments;
    private final int values;
    private final Written written;
    private final Consumer<List<Operation>> visitor;
    private final List<Operation> made = new ArrayList<>();
    /** By operation: the value that it reads, or the complement of the one that it writes. */
    private final int[] what;

    private final int[] ended;
    private long count;

    private SmallHistories(
            int operations,
            int moments,
            int values,
            Written written,
            Consumer<List<Operation>> visitor) {
        this.operations = operations;
        this.moments = moments;
        this.values = values;
        this.written = written;
        this.visitor = visitor;
        this.what = new int[operations];
        this.ended = new int[moments + 1];
    }

    /** Shows each of them to the visitor, on several threads, and tells how many they were. */
    public static long each(int operations, Written written, Consumer<List<Operation>> visitor) {
        int most = written == Written.UNIQUE ? operations : Math.min(2, operations);
        return IntStream.range(0, operations * (most + 1))
                .parallel()
                .mapToLong(shard -> new SmallHistories(
                                operations,
                                1 + shard % operations,
                                shard / operations,
                                written,
                                visitor)
                        .all())
                .sum();
    }

    private long all() {
        add(0, 0, 0, false);
        return count;
    }

    /**
     * Adds operations that begin and end no earlier than the last one.
     *
     * @param named how many values have been written
     * @param foreign whether a value was read that nobody writes
     */
    private void add(int from, int to, int named, boolean foreign) {
        if (made.size() == operations) {
            if (named == values && complete() && wellNamed()) {
                count++;
                visitor.accept(List.copyOf(made));
            }
            return;
        }
        int left = operations - made.size();
        if (left < values - named || left < moments - 1 - from) {
            return;
        }
        // At each moment something begins: none is passed over.
        int latest = made.isEmpty() ? 0 : Math.min(from + 1, moments - 1);
        for (int call = from; call <= latest; call++) {
            for (int end = Math.max(call, call == from ? to : 0); end <= moments; end++) {
                ended[end]++;
                boolean together = !made.isEmpty() && call == from && end == to;
                addReads(call, end, named, foreign, together ? what[made.size() - 1] : 0);
                addWrites(call, end, named, foreign, together ? ~what[made.size() - 1] : 0);
                ended[end]--;
            }
        }
    }

    /** One more than there are values: one that nobody wrote. None from a negative value on. */
    private void addReads(int call, int end, int named, boolean foreign, int least) {
        int most = end == moments || least < 0 ? -1 : values + (foreign ? 0 : 1);
        for (int value = Math.max(0, least); value <= most; value++) {
            what[made.size()] = value;
            put(new Command.Read(KEY), call, end, value == 0 ? Value.NIL : Value.of(value));
            add(call, end, named, foreign || value > values);
            made.remove(made.size() - 1);
        }
    }

    private void addWrites(int call, int end, int named, boolean foreign, int least) {
        int first = written == Written.UNIQUE ? named + 1 : Math.max(1, least);
        for (int value = first; value <= Math.min(named + 1, values); value++) {
            what[made.size()] = ~value;
            put(new Command.Write(KEY, value), call, end, Value.NIL);
            add(call, end, Math.max(named, value), foreign);
            made.remove(made.size() - 1);
        }
    }

    private void put(Command command, int call, int end, Value value) {
        boolean unknown = end == moments;
        made.add(new Operation(
                made.size(),
                new NodeId("c" + made.size()),
                made.size(),
                command,
                call,
                unknown ? SimTime.NEVER : end,
                unknown ? Outcome.INFO : Outcome.OK,
                value,
                Version.NONE,
                Version.NONE,
                null));
    }

    private boolean complete() {
        for (int moment = 0; moment < moments - 1; moment++) {
            if (ended[moment] == 0) {
                return false;
            }
        }
        return made.get(operations - 1).invokedNanos() == moments - 1;
    }

    /** Whether to name any two values the other way round would not give a history that comes first. */
    private boolean wellNamed() {
        for (int value = 1; value < values; value++) {
            int writes = lead(~value, ~(value + 1));
            if (writes < 0 || (writes == 0 && lead(value, value + 1) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** By how many the one is ahead of the other at the first call and return where they differ. */
    private int lead(int one, int other) {
        int lead = 0;
        for (int i = 0; i < operations; i++) {
            lead += what[i] == one ? 1 : what[i] == other ? -1 : 0;
            boolean last = i == operations - 1 || !together(made.get(i), made.get(i + 1));
            if (last && lead != 0) {
                return lead;
            }
        }
        return 0;
    }

    private static boolean together(Operation one, Operation other) {
        return one.invokedNanos() == other.invokedNanos()
                && one.returnedNanos() == other.returnedNanos();
    }
}
