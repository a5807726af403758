package dev.anachron.check.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.check.HistoryText;
import dev.anachron.check.SmallHistories;
import dev.anachron.check.SmallHistories.Written;
import dev.anachron.check.linearizability.EveryOrder;
import dev.anachron.check.measure.Delta;
import dev.anachron.check.measure.Versions;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far from linearizable: by hand, and against trying everything on every small history. */
class AtomicityTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    /** No small history lasts longer. */
    private static final int LONGEST = 10;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        c1 write x=1 [0,9]; c2 read x → 1 [10,19]                                                              | 0        | 1
        c1 write x=1 [0,9]; c1 write x=2 [10,19]; c2 read x → 1 [25,29]                                        | 6        | 2
        c1 write x=1 [0,9]; c1 write x=2 [10,19]; c1 write x=3 [20,29]; c2 read x → 1 [35,39]                  | 16       | 3
        c1 write x=1 [0,9]; c1 write x=2 [10,90]; c2 read x → 2 [20,29]; c2 read x → 1 [33,39]                 | 4        | 2
        c1 write x=1 [0,9]; c1 write y=1 [10,19]; c2 read y → nil [22,29]                                      | 3        | 2
        c1 read x → 7 [0,9]                                                                                    | Infinity | Infinity
        c1 write x=1 [0,9]; c1 write x=1 [10,19]                                                               | NaN      | NaN
        """)
    void byHand(String history, Double deltaMillis, Double k) {
        History parsed = HistoryText.parse(history.replace(";", "\n"));
        assertThat(new Delta().measure(parsed, NO_TRACE)).isEqualTo(deltaMillis);
        assertThat(new Versions().measure(parsed, NO_TRACE)).isEqualTo(k);
    }

    @ParameterizedTest(name = "{0} operations")
    @ValueSource(ints = {1, 2, 3, 4})
    void onEverySmallHistory(int operations) {
        SmallHistories.each(operations, Written.UNIQUE, history -> {
            Atomicity measured = Atomicity.of(new History(history)).get(0);
            int k = leastVersions(history);
            boolean exact = k == measured.versions();
            boolean bound = k >= 2 && measured.versions() > Math.max(2, k);
            if (measured.deltaNanos() != leastDelta(history) || (!exact && !bound)) {
                throw new AssertionError(measured.deltaNanos() + " nanoseconds, "
                        + measured.versions() + " versions: " + history);
            }
        });
    }

    private static long leastDelta(List<Operation> operations) {
        for (int delta = 0; delta < LONGEST; delta++) {
            int earlier = delta;
            if (EveryOrder.fits(operations.stream().map(o -> called(o, earlier)).toList())) {
                return delta;
            }
        }
        return SimTime.NEVER;
    }

    private static Operation called(Operation o, long earlier) {
        return new Operation(
                o.id(),
                o.client(),
                o.process(),
                o.command(),
                o.invokedNanos() - (o.isRead() ? earlier : 0),
                o.returnedNanos(),
                o.outcome(),
                o.value(),
                o.version(),
                o.position(),
                o.servedBy());
    }

    private static int leastVersions(List<Operation> operations) {
        for (int k = 1; k <= operations.size() + 1; k++) {
            if (fits(operations, new ArrayList<>(List.of(Value.NIL)), k)) {
                return k;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether there is an order in which each read returns one of the k latest writes. */
    private static boolean fits(List<Operation> left, List<Value> written, int k) {
        if (left.stream().noneMatch(Operation::ok)) {
            return true;
        }
        for (Operation next : left) {
            if (left.stream().anyMatch(o -> o.ok() && o.returnedNanos() < next.invokedNanos())) {
                continue;
            }
            List<Operation> others =
                    left.stream().filter(o -> o.id() != next.id()).toList();
            List<Value> after = new ArrayList<>(written);
            if (next.command() instanceof Command.Write write) {
                after.add(write.value());
            } else if (!written.subList(Math.max(0, written.size() - k), written.size())
                    .contains(next.value())) {
                continue;
            }
            if (fits(others, after, k)) {
                return true;
            }
        }
        return false;
    }
}
