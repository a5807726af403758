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

/**
 * Every history of so many reads and writes on a register, up to symmetry: each written value is
 * unique and numbered in the order of calls; a write may be of unknown outcome; a read returns the
 * initial value, a written one or one that nobody wrote.
 *
 * <p>A checker sees of time only what ended before what began. So times are the numbers 0, 1, … as
 * few as possible: at each something begins, and at each but perhaps the last something ends. These
 * are the interval orders, which Fishburn numbers count: 1, 2, 5, 15, 53, 217, 1014.
 */
public final class SmallHistories {
    private static final String KEY = "x";

    private final int operations;
    private final int moments;
    private final int writes;
    private final Consumer<List<Operation>> visitor;
    private final List<Operation> made = new ArrayList<>();
    private final int[] ended;
    private long count;

    private SmallHistories(
            int operations, int moments, int writes, Consumer<List<Operation>> visitor) {
        this.operations = operations;
        this.moments = moments;
        this.writes = writes;
        this.visitor = visitor;
        this.ended = new int[moments + 1];
    }

    /** Shows each of them to the visitor and tells how many they were. */
    public static long each(int operations, Consumer<List<Operation>> visitor) {
        long count = 0;
        for (int moments = 1; moments <= operations; moments++) {
            for (int writes = 0; writes <= operations; writes++) {
                SmallHistories all = new SmallHistories(operations, moments, writes, visitor);
                all.add(0, 0, 0);
                count += all.count;
            }
        }
        return count;
    }

    /** Adds an operation that begins and ends no earlier than the last one, in the order of cells. */
    private void add(int from, int to, int written) {
        if (made.size() == operations) {
            if (written == writes && complete()) {
                count++;
                visitor.accept(List.copyOf(made));
            }
            return;
        }
        int left = operations - made.size();
        if (left < writes - written || left < moments - 1 - from) {
            return;
        }
        // At each moment something begins: none is passed over.
        int latest = made.isEmpty() ? 0 : Math.min(from + 1, moments - 1);
        for (int call = from; call <= latest; call++) {
            for (int end = Math.max(call, call == from ? to : 0); end <= moments; end++) {
                ended[end]++;
                addEach(call, end, written);
                ended[end]--;
            }
        }
    }

    private void addEach(int call, int end, int written) {
        boolean unknown = end == moments;
        if (written < writes) {
            Command write = new Command.Write(KEY, written + 1);
            put(write, call, end, Value.NIL);
            add(call, end, written + 1);
            made.remove(made.size() - 1);
        }
        // One more than there are writes: a value that nobody wrote.
        for (int value = 0; !unknown && value <= writes + 1; value++) {
            put(new Command.Read(KEY), call, end, value == 0 ? Value.NIL : Value.of(value));
            add(call, end, written);
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
}
