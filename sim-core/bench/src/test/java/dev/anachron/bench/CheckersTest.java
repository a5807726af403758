package dev.anachron.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.bench.PlainSearch.Answer;
import dev.anachron.bench.RegisterHistories.Size;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker and the plain search judge the same, and as the generator says. Nothing here is timed. */
class CheckersTest {
    @ParameterizedTest
    @CsvSource({
        "500, 5, 1, 0, true",
        "500, 5, 1, 0, false",
        "500, 20, 10, 0, true",
        "500, 20, 10, 0, false",
        "500, 5, 1, 3, true",
        "500, 5, 2, 3, false"
    })
    void agree(int operations, int clients, int keys, int swaps, boolean legal) {
        Size size = new Size(operations, clients, keys, swaps, legal);
        History history = RegisterHistories.of(size);
        Status ours = new Linearizable().check(history, Trace.notKept("")).status();
        Answer plain = PlainSearch.judge(history, 1_000_000);
        assertThat(ours == Status.VALID).isEqualTo(plain == Answer.LEGAL);
        // With few values the initial one may well have been there again.
        assertThat(swaps > 0 || (ours == Status.VALID) == legal).isTrue();
    }
}
