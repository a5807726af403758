package dev.anachron.check;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client does comes in its order, even where it calls at the very instant at which it was answered.
 *
 * <p>Operations of different clients that meet at an instant are concurrent. A client that was answered and
 * called again was answered first, so that instants are parted: first those call who were not answered at
 * that instant, then come the answers of those who call again, then their calls, then the other answers.
 */
public final class ProgramOrder {
    /** After whatever else happens at an instant. */
    private static final int LAST = Integer.MAX_VALUE;

    private final List<Operation> operations;
    private final int[] callLevel;
    private final int[] answerLevel;

    private int levels = 1;

    private ProgramOrder(List<Operation> operations) {
        this.operations = operations;
        this.callLevel = new int[operations.size()];
        this.answerLevel = new int[operations.size()];
        Arrays.fill(answerLevel, LAST);
    }

    /**
     * The same operations with other times, of which only the order means anything, where some client called
     * at the instant of its last answer; else the history itself.
     */
    public static History of(History history) {
        ProgramOrder order = new ProgramOrder(history.operations());
        return order.part() ? new History(order.parted()) : history;
    }

    private boolean part() {
        Map<NodeId, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            Integer before = last.put(operation.client(), i);
            if (before != null && meet(operations.get(before), operation)) {
                answerLevel[before] = instant(operations.get(before)) ? callLevel[before] + 1 : 1;
                callLevel[i] = answerLevel[before] + 1;
                levels = Math.max(levels, callLevel[i] + 2);
            }
        }
        return levels > 1;
    }

    private static boolean meet(Operation before, Operation next) {
        return before.outcome() != Outcome.INFO && before.returnedNanos() == next.invokedNanos();
    }

    private static boolean instant(Operation operation) {
        return operation.invokedNanos() == operation.returnedNanos();
    }

    /** As many moments for each instant as it has parts. */
    private List<Operation> parted() {
        long begin =
                operations.stream().mapToLong(Operation::invokedNanos).min().orElse(0);
        List<Operation> parted = new ArrayList<>(operations.size());
        for (int i = 0; i < answerLevel.length; i++) {
            Operation operation = operations.get(i);
            long answered = operation.returnedNanos();
            parted.add(operation.at(
                    (operation.invokedNanos() - begin) * levels + callLevel[i],
                    answered == SimTime.NEVER
                            ? SimTime.NEVER
                            : (answered - begin) * levels + Math.min(answerLevel[i], levels - 1)));
        }
        return parted;
    }
}
