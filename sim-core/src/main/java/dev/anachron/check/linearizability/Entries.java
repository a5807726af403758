package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.check.ProgramOrder;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations as numbers, object by object, those of each in the order of their calls. There may be
 * millions; whoever walks through one object's finds them side by side.
 */
final class Entries {
    /** The content of a register before all writes. */
    static final long NOTHING = Long.MIN_VALUE;

    /** Up to here a content stands for a value that is no number, or for one of these few numbers. */
    private static final long OTHERS = Long.MIN_VALUE + Integer.MAX_VALUE;

    private static final int WRITES = 1;
    private static final int RETURNS = 2;
    /** Neither a read nor a write. */
    private static final int FOREIGN = 4;

    /** A write that did not happen. */
    private static final int FAILED = 8;

    private static final int FLAGS = 4;
    /** Of each: when it was called, when answered, the content, its place in the history and the flags. */
    private static final int WIDTH = 4;

    private final ProgramOrder order;
    private final long[] fields;
    private final Map<Value, Long> others = new LinkedHashMap<>();

    /**
     * The operations that say anything about their objects.
     *
     * @param operations in the order of their calls
     * @param objectOf the number of each one's object
     * @param places where the entries of each object begin; moves on with each
     */
    Entries(List<Operation> operations, int[] objectOf, int[] places) {
        this.order = ProgramOrder.of(operations);
        this.fields = new long[WIDTH * operations.size()];
        int place = 0;
        for (Operation operation : operations) {
            if (counts(operation)) {
                put(places[objectOf[place]]++, operation, place);
            }
            place++;
        }
    }

    /** A read without an answer says nothing; a write that has failed says whose value a read returns. */
    static boolean counts(Operation operation) {
        return operation.ok()
                || operation.command() instanceof Command.Write
                || (operation.outcome() != Outcome.FAIL
                        && !(operation.command() instanceof Command.Read));
    }

    private void put(int entry, Operation operation, int place) {
        boolean writes = operation.command() instanceof Command.Write;
        boolean foreign = !writes && !(operation.command() instanceof Command.Read);
        int at = WIDTH * entry;
        fields[at] = order.called(place);
        fields[at + 1] = order.answered(place);
        fields[at + 2] = foreign ? NOTHING : content(value(operation));
        fields[at + 3] = (long) place << FLAGS
                | (writes ? WRITES : 0)
                | (operation.ok() ? RETURNS : 0)
                | (foreign ? FOREIGN : 0)
                | (operation.outcome() == Outcome.FAIL ? FAILED : 0);
    }

    private long content(Value value) {
        if (value instanceof Value.Int number && number.number() > OTHERS) {
            return number.number();
        }
        return Value.isEmpty(value)
                ? NOTHING
                : others.computeIfAbsent(value, v -> NOTHING + 1 + others.size());
    }

    /** What the operation read or wrote; nothing counts as the empty text. */
    private static Value value(Operation operation) {
        Value value = operation.command() instanceof Command.Write write
                ? write.value()
                : operation.value();
        return Value.isEmpty(value) ? Value.NIL : value;
    }

    long called(int entry) {
        return fields[WIDTH * entry];
    }

    long answered(int entry) {
        return fields[WIDTH * entry + 1];
    }

    /** The value that was read or written: equal ones have the same content. */
    long content(int entry) {
        return fields[WIDTH * entry + 2];
    }

    boolean writes(int entry) {
        return (fields[WIDTH * entry + 3] & WRITES) != 0;
    }

    /** Whether it is known to have taken effect. */
    boolean returns(int entry) {
        return (fields[WIDTH * entry + 3] & RETURNS) != 0;
    }

    /** Whether it is neither a read nor a write. */
    boolean foreign(int entry) {
        return (fields[WIDTH * entry + 3] & FOREIGN) != 0;
    }

    /** Whether it is a write that did not happen. */
    boolean failed(int entry) {
        return (fields[WIDTH * entry + 3] & FAILED) != 0;
    }

    /** At the moments of its entry. */
    Operation operation(int entry) {
        return order.moved((int) (fields[WIDTH * entry + 3] >>> FLAGS));
    }
}
