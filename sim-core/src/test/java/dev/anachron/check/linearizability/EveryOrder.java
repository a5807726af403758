package dev.anachron.check.linearizability;

import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The definition of linearizability, tried out: is there any order that fits? */
public final class EveryOrder {
    private static final Model MODEL = new SingleCopy();

    private EveryOrder() {}

    public static boolean fits(List<Operation> operations) {
        int all = 0;
        int binding = 0;
        for (int i = 0; i < operations.size(); i++) {
            all |= operations.get(i).outcome() == Outcome.FAIL ? 0 : 1 << i;
            binding |= operations.get(i).ok() ? 1 << i : 0;
        }
        return fits(MODEL.initial(), operations, all, binding);
    }

    /** Tries every operation that may come next; one of unknown outcome may be left out. */
    private static boolean fits(Value state, List<Operation> operations, int left, int binding) {
        if ((left & binding) == 0) {
            return true;
        }
        for (int i = 0; i < operations.size(); i++) {
            if ((left & 1 << i) != 0 && mayComeNext(operations, i, left & binding)) {
                Value after = step(state, operations.get(i));
                if (after != null && fits(after, operations, left & ~(1 << i), binding)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayComeNext(List<Operation> operations, int next, int binding) {
        for (int i = 0; i < operations.size(); i++) {
            if ((binding & 1 << i) != 0
                    && operations.get(i).returnedNanos() < operations.get(next).invokedNanos()) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Value step(Value state, Operation o) {
        return MODEL.step(state, o.command(), o.ok() ? o.value() : null);
    }
}
