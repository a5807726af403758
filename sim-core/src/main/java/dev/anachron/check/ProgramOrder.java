package dev.anachron.check;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.Arrays;
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
    /** After whatever else happens at an instant. */
    private static final long LAST = Long.MAX_VALUE;

    private final List<Operation> operations;
    /** By place: the part of its instant, then the moment. */
    private final long[] called;

    private final long[] answered;
    private long parts = 1;

    private ProgramOrder(List<Operation> operations) {
        this.operations = operations;
        this.called = new long[operations.size()];
        this.answered = new long[operations.size()];
        Arrays.fill(answered, LAST);
    }

    /**
     * Of these operations.
     *
     * @param operations in the order of their calls
     */
    public static ProgramOrder of(List<Operation> operations) {
        ProgramOrder order = new ProgramOrder(operations);
        order.part();
        order.spread();
        return order;
    }

    /** When the operation in that place was called. */
    public long called(int place) {
        return called[place];
    }

    /** When it was answered at the latest; {@link SimTime#NEVER} when it was not. */
    public long answered(int place) {
        return answered[place];
    }

    /** The operation in that place, as if its moments were its times. */
    public Operation moved(int place) {
        Operation operation = operations.get(place);
        return parts == 1 ? operation : operation.at(called[place], answered[place]);
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
        for (int i = 0; i < called.length; i++) {
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
        boolean instant =
                operations.get(before).invokedNanos() == operations.get(before).returnedNanos();
        answered[before] = instant ? called[before] + 1 : 1;
        called[next] = answered[before] + 1;
        parts = Math.max(parts, called[next] + 2);
    }

    /** As many moments for each instant as it has parts. */
    private void spread() {
        long begin = parts == 1 || called.length == 0 ? 0 : operations.get(0).invokedNanos();
        for (int i = 0; i < called.length; i++) {
            Operation operation = operations.get(i);
            long answeredNanos = operation.returnedNanos();
            called[i] += (operation.invokedNanos() - begin) * parts;
            answered[i] = answeredNanos == SimTime.NEVER
                    ? SimTime.NEVER
                    : (answeredNanos - begin) * parts + Math.min(answered[i], parts - 1);
        }
    }
}
