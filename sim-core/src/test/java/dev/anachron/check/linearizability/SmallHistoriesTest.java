package dev.anachron.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anachron.check.SmallHistories;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Zones, search and the definition agree on every small history of a register. More operations than
 * by default are tried with {@code -Danachron.small=6}.
 */
class SmallHistoriesTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int OPERATIONS = Integer.getInteger("anachron.small", 5);
    /** Up to so many operations the whole checker is tried, with its explanation. */
    private static final int EXPLAINED = 4;

    private long legal;

    @ParameterizedTest(name = "{0} operations")
    @CsvSource({
        "1, 4, 3",
        "2, 31, 16",
        "3, 364, 125",
        "4, 5_875, 1_301",
        "5, 124_310, 17_219",
        "6, 3_336_684, 281_317"
    })
    void agree(int operations, String histories, String legalOnes) {
        assumeTrue(operations <= OPERATIONS, "asked for with -Danachron.small=" + operations);
        assertThat(SmallHistories.each(operations, this::agree)).isEqualTo(number(histories));
        assertThat(legal).isEqualTo(number(legalOnes));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    private void agree(List<Operation> operations) {
        boolean fits = EveryOrder.fits(operations);
        legal += fits ? 1 : 0;
        History history = new History(operations);
        Zones.Register register = Zones.of(history).registers().iterator().next();
        boolean decided = !register.undecided() && (register.clash() == null) == fits;
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
