package dev.anachron.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anachron.check.SmallHistories;
import dev.anachron.check.SmallHistories.Written;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Zones, search and the definition agree on every small history of a register. More operations than
 * by default are tried with {@code -Danachron.small=7}.
 */
class SmallHistoriesTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int OPERATIONS = Integer.getInteger("anachron.small", 5);
    /** Up to so many operations the whole checker is tried, with its explanation. */
    private static final int EXPLAINED = 4;

    private final LongAdder legal = new LongAdder();

    @ParameterizedTest(name = "{0} operations, written values {1}")
    @CsvSource({
        "1, UNIQUE, 4, 3",
        "2, UNIQUE, 25, 14",
        "3, UNIQUE, 243, 93",
        "4, UNIQUE, 3_401, 854",
        "5, UNIQUE, 64_596, 10_321",
        "6, UNIQUE, 1_591_946, 157_914",
        "7, UNIQUE, 49_203_391, ?",
        "1, ONE_OF_TWO, 4, 3",
        "2, ONE_OF_TWO, 30, 19",
        "3, ONE_OF_TWO, 350, 163",
        "4, ONE_OF_TWO, 5_681, 1_916",
        "5, ONE_OF_TWO, 116_424, 27_919",
        "6, ONE_OF_TWO, 2_838_589, 483_763",
        "7, ONE_OF_TWO, ?, ?"
    })
    void agree(int operations, Written written, String histories, String legalOnes) {
        assumeTrue(operations <= OPERATIONS, "asked for with -Danachron.small=" + operations);
        long all = SmallHistories.each(operations, written, some -> agree(some, written));
        assertCount(all, histories);
        assertCount(legal.sum(), legalOnes);
    }

    /** A question mark stands for a number that nobody has waited for yet. */
    private static void assertCount(long counted, String expected) {
        assertThat(Long.toString(counted))
                .isEqualTo(expected.equals("?") ? "" + counted : expected.replace("_", ""));
    }

    private void agree(List<Operation> operations, Written written) {
        boolean fits = EveryOrder.fits(operations);
        legal.add(fits ? 1 : 0);
        History history = new History(operations);
        Zones.Register register = Zones.of(history).registers().iterator().next();
        boolean decided = register.undecided()
                ? written == Written.ONE_OF_TWO
                : (register.clash() == null) == fits;
        List<Call> calls = Call.of(operations);
        Effects effects = new Effects(new SingleCopy(), calls);
        boolean found = Widening.run(effects, calls, Budget.DEFAULT).illegal();
        boolean judged = operations.size() > EXPLAINED
                || new Linearizable().check(history, NO_TRACE).status()
                        == (fits ? Status.VALID : Status.INVALID);
        if (!decided || found == fits || !judged) {
            throw new AssertionError((fits ? "legal: " : "illegal: ") + operations);
        }
    }
}
