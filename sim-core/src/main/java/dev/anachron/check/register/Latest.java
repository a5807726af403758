package dev.anachron.check.register;

import dev.anachron.history.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Of all operations up to some moment, the one with the latest something. */
final class Latest {
    private final long[] at;
    private final Operation[] latest;

    /**
     * Of these operations.
     *
     * @param moment what puts them in order
     * @param what what the latest one is the latest in
     */
    Latest(
            List<Operation> operations,
            ToLongFunction<Operation> moment,
            ToLongFunction<Operation> what) {
        List<Operation> inOrder =
                operations.stream().sorted(Comparator.comparingLong(moment)).toList();
        at = inOrder.stream().mapToLong(moment).toArray();
        latest = inOrder.toArray(new Operation[0]);
        for (int i = 1; i < latest.length; i++) {
            if (what.applyAsLong(latest[i - 1]) > what.applyAsLong(latest[i])) {
                latest[i] = latest[i - 1];
            }
        }
    }

    /** Null when there is none up to that moment, the moment itself included. */
    @Nullable
    Operation upTo(long nanos) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : latest[low - 1];
    }
}
