package dev.anachron.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Verdict.Status;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A promise that nothing put to the test, and its twin, one step away, where something did. */
class UntestedTest {
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        linearizable     | c1 write x=1 [0,9]; c2 read x → 1 [10,19]              | c1 write x=1 [0,9]; c2 read x → 1 [9,19]                | one after the other
        linearizable     | c1 read x → nil [0,9]; c2 read x → nil [5,19]          | c1 write x=1 [0,9]; c2 read x → nil [5,19]              | nobody changes anything
        linearizable     | c1 write x=1 [0,9]; c2 read y → nil [5,19]             | c1 write x=1 [0,9]; c2 read x → nil [5,19]              | on different objects
        linearizable     | c1 write x=1 [0,9] fail; c2 read x → nil [10,19]       | c1 write x=1 [0,9] info; c2 read x → nil [10,19]        | what is unknown goes on
        linearizable     | c1 write x=1 [0,9] info; c2 read x [5,19] info         | c1 write x=1 [0,9] info; c2 read x → 1 [5,19]           | nobody is answered
        monotonic-reads  | c1 read x → 5 [0,9] v4@1; c2 read x → 5 [10,19] v4@1   | c1 read x → 5 [0,9] v4@1; c1 read x → 5 [10,19] v4@1    | nobody reads twice
        read-your-writes | c1 write x=5 [0,9] v4@1; c2 read x → 5 [10,19] v4@1    | c1 write x=5 [0,9] v4@1; c1 read x → 5 [10,19] v4@1     | nobody reads what is his own
        """)
    void untestedAndTested(String checker, String untested, String tested, String claim) {
        Verdict idle = check(checker, untested);
        assertThat(idle.status()).as(claim).isEqualTo(Status.VALID);
        assertThat(idle.tested()).as(claim).isFalse();
        Verdict real = check(checker, tested);
        assertThat(real.status()).as(claim).isEqualTo(Status.VALID);
        assertThat(real.tested()).as(claim).isTrue();
    }

    private static Verdict check(String name, String history) {
        Checker checker = Checkers.ALL.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        return checker.check(
                HistoryText.parse(history.replace(";", "\n")), new Trace(List.of(), ""));
    }
}
