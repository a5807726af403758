package dev.anachron.check;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a client does comes in its order, even where it calls at the very instant at which it was answered.
 *
 * <p>Operations of different clients that meet at an instant are concurrent. A client that was answered and
 * called again was answered first, so that instants are parted: first those call who were not answered at
 * that instant, then come the answers of those who call again, then their calls, then the other answers.
 *
 * <p>So each operation has moments of its own, of which only the order means anything. Where nobody calls
 * at the instant of his last answer they are the times of the history.
 */
public final class ProgramOrder {
    private static final int[] NONE = {};

    private final List<Operation> operations;
    /** The part of its instant in which each was called; nothing while no instant has parts. */
    private int[] calledIn = NONE;
    /** One more than the part in which it was answered; 0 for the last one. */
    private int[] answeredIn = NONE;

    private final long beginNanos;
    private int parts = 1;

    private ProgramOrder(List<Operation> operations) {
        this.operations = operations;
        this.beginNanos = operations.isEmpty() ? 0 : operations.get(0).invokedNanos();
    }

    /**
     * Of these operations.
     *
     * @param operations in the order of their calls
     */
    public static ProgramOrder of(List<Operation> operations) {
        ProgramOrder order = new ProgramOrder(operations);
        order.part();
        return order;
    }

    /** When the operation in that place was called. */
    public long called(int place) {
        long nanos = operations.get(place).invokedNanos();
        return parts == 1 ? nanos : (nanos - beginNanos) * parts + calledIn[place];
    }

    /** When it was answered, or given up; {@link SimTime#NEVER} when it was neither. */
    public long answered(int place) {
        long nanos = operations.get(place).returnedNanos();
        if (parts == 1 || nanos == SimTime.NEVER) {
            return nanos;
        }
        int part = (answeredIn[place] == 0 ? parts : answeredIn[place]) - 1;
        return (nanos - beginNanos) * parts + part;
    }

    /** The operation in that place, as if its moments were its times. */
    public Operation moved(int place) {
        Operation operation = operations.get(place);
        return parts == 1 ? operation : operation.at(called(place), answered(place));
    }

    /** The same operations, as if their moments were their times. */
    public static List<Operation> moved(List<Operation> operations) {
        ProgramOrder order = of(operations);
        return order.parts == 1
                ? operations
                : IntStream.range(0, operations.size()).mapToObj(order::moved).toList();
    }

    private void part() {
        Map<NodeId, Last> lasts = new LinkedHashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            Last last = lasts.get(operation.client());
            if (last == null) {
                last = new Last();
                lasts.put(operation.client(), last);
            } else if (last.answeredNanos == operation.invokedNanos()) {
                meet(last.place, i);
            }
            last.place = i;
            last.answeredNanos =
                    operation.outcome() == Outcome.INFO ? SimTime.NEVER : operation.returnedNanos();
        }
    }

    private static final class Last {
        private int place;
        private long answeredNanos;
    }

    private void meet(int before, int next) {
        if (parts == 1) {
            calledIn = new int[operations.size()];
            answeredIn = new int[operations.size()];
        }
        Operation last = operations.get(before);
        int part = last.invokedNanos() == last.returnedNanos() ? calledIn[before] + 1 : 1;
        answeredIn[before] = part + 1;
        calledIn[next] = part + 1;
        parts = Math.max(parts, part + 3);
    }
}
