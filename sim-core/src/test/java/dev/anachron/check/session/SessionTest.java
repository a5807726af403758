package dev.anachron.check.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session guarantee allows, and its twin, one character apart, that it does not. */
class SessionTest {
    private static Verdict check(String name, String history) {
        Checker checker = Checkers.ALL.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        return checker.check(
                HistoryText.parse(history.replace(";", "\n")), new Trace(List.of(), ""));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        monotonic-reads  | c1 read x → 5 [0,9] v4@1; c1 read x → 5 [10,19] v4@1 | c1 read x → 5 [0,9] v4@1; c1 read x → 5 [10,19] v3@1 | the same version is no step back
        monotonic-reads  | c1 read x → 5 [0,9] v4@1; c2 read x → 4 [10,19] v3@1 | c1 read x → 5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | each client has its own view
        monotonic-reads  | c1 read x → 5 [0,9] v4@1; c1 read y → 4 [10,19] v3@1 | c1 read x → 5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | of each object
        monotonic-reads  | c1 read x → nil [0,9]; c1 read x → 1 [10,19] v1@1    | c1 read x → 1 [0,9] v1@1; c1 read x → nil [10,19]    | nothing is older than everything
        monotonic-reads  | c1 read x → 5 [0,9] v4@1; c1 read x → 4 [10,19]      | c1 read x → 5 [0,9] v4@1; c1 read x → nil [10,19]    | an unknown version proves nothing
        monotonic-reads  | c1 write x=5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1  | c1 read x → 5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | a write is not a read
        monotonic-reads  | c1 read x → 5 [0,9] v34@1; c1 read x → 6 [10,19] v21@6 | c1 read x → 5 [0,9] v34@6; c1 read x → 6 [10,19] v21@6 | logs that have diverged are not ordered
        monotonic-reads  | c1 read x → 5 [0,9] v34@1; c1 read x → 6 [10,19] v21@6; c1 read x → 7 [20,29] v35@6 | c1 read x → 5 [0,9] v34@1; c1 read x → 6 [10,19] v21@6; c1 read x → 7 [20,29] v33@1 | but what was known of the other log still counts
        read-your-writes | c1 write x=5 [0,9] v4@1; c1 read x → 6 [10,19] v5@1  | c1 write x=5 [0,9] v4@1; c1 read x → 6 [10,19] v3@1  | newer than mine is fine
        read-your-writes | c2 write x=5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1  | c1 write x=5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1  | of another's write I know nothing
        read-your-writes | c1 write x=5 [0,9] info v4@1; c1 read x → 4 [10,19] v3@1 | c1 write x=5 [0,9] ok v4@1; c1 read x → 4 [10,19] v3@1 | an unknown write promises nothing
        read-your-writes | c1 cas x=1/5 → false [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | c1 cas x=1/5 → true [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | nor does one that changed nothing
        read-your-writes | c1 read x → 5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | c1 add x=5 → 5 [0,9] v4@1; c1 read x → 4 [10,19] v3@1 | a read is not a write
        monotonic-writes | c1 write x=1 [0,9] v2@1; c1 write x=2 [10,19] v3@1; c2 read x → 1 [20,29] v2@1 | c1 write x=1 [0,9] v2@1; c1 write x=2 [10,19] v3@1; c2 read x → 1 [20,29] v4@1 | a write that takes effect again does so after the next one
        monotonic-writes | c1 write x=1 [0,9] v2@1; c2 write x=2 [10,19] v3@1; c1 write x=3 [20,29] v5@1; c2 read x → 1 [30,39] v4@1 | c1 write x=1 [0,9] v2@1; c2 write x=2 [10,19] v3@1; c1 write x=3 [20,29] v5@1; c2 read x → 1 [30,39] v6@1 | of the same client
        monotonic-writes | c1 write x=1 [0,9] info v2@1; c1 write x=2 [10,19] v3@1; c2 read x → 1 [20,29] v4@1 | c1 write x=1 [0,9] ok v2@1; c1 write x=2 [10,19] v3@1; c2 read x → 1 [20,29] v4@1 | one of unknown outcome may come when it will
        """)
    void keptAndBroken(String checker, String kept, String broken, String claim) {
        assertThat(check(checker, kept).status()).as(claim).isEqualTo(Status.VALID);
        assertThat(check(checker, broken).status()).as(claim).isEqualTo(Status.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"monotonic-reads"})
    void namesTheTwoReads(String checker) {
        Verdict verdict = check(
                checker,
                "c1 read x → 5 [0,9] v4@1 from n1; c1 read x → 4 [10,19] v3@1 from n2;"
                        + " c1 read x → 4 [20,29] v3@1 from n2");
        assertThat(verdict.reason())
                .isEqualTo("c1 read x → 4 (version 3@1, from n2) at 0.010000s, after c1 read x → 5"
                        + " (version 4@1, from n1) at 0.009000s (and 1 more).");
        assertThat(verdict.evidence().stream().map(Evidence::operation)).containsExactly(0, 1);
    }

    @Test
    void namesTheWriteThatCameAgain() {
        Verdict verdict = check(
                "monotonic-writes",
                "c1 write x=1 [0,9] v2@1; c1 write x=2 [10,19] v3@1; c2 read x → 1 [20,29] v4@1");
        assertThat(verdict.reason())
                .isEqualTo(
                        "c1 write x=1 took effect again after c1 write x=2 (version 3@1): c2 read x"
                                + " → 1 found it as version 4@1, and its client had been told of 2@1.");
        assertThat(verdict.evidence().stream().map(Evidence::operation)).containsExactly(0, 1, 2);
    }
}
