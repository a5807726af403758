package dev.anachron.check.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What weak registers may answer, and what not even they may. */
class RegisterTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the last write                          | c1 write x=1 [0,9]; c2 read x → 1 [10,19]                                           | yes | yes
        an overwritten value                    | c1 write x=1 [0,9]; c1 write x=2 [10,19]; c2 read x → 1 [20,29]                     | no  | no
        touching is concurrent                  | c1 write x=1 [0,9]; c1 write x=2 [10,20]; c2 read x → 1 [20,29]                     | yes | yes
        new, then old, while it is written      | c1 write x=1 [0,9]; c1 write x=2 [10,90]; c2 read x → 2 [20,29]; c2 read x → 1 [30,39] | yes | yes
        anything, while it is written           | c1 write x=1 [0,9]; c1 write x=2 [10,90]; c2 read x → 7 [20,29]                     | no  | yes
        nothing, after a write                  | c1 write x=1 [0,9]; c2 read x → nil [10,19]                                         | no  | no
        nothing, after a deletion               | c1 write x=1 [0,9]; c1 delete x [10,19]; c2 read x → nil [20,29]                    | yes | yes
        a value that may have come              | c1 write x=1 [0,9] info; c1 write x=2 [10,19]; c2 read x → 1 [20,29]                | yes | yes
        a value that never came                 | c1 write x=1 [0,9] fail; c2 read x → 1 [20,29]                                      | no  | no
        the older one of two equal values       | c1 write x=1 [0,9]; c2 write x=1 [0,40]; c1 write x=2 [10,19]; c3 read x → 1 [50,59] | yes | yes
        objects that are more than registers    | c1 write x=1 [0,9]; c1 add x=1 → 2 [10,19]; c2 read x → 1 [20,29]                   | yes | yes
        """)
    void answers(String claim, String history, String regular, String safe) {
        assertThat(holds(new Regular(), history)).isEqualTo(regular.equals("yes"));
        assertThat(holds(new Safe(), history)).isEqualTo(safe.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        c1 write x=1 [0,9]; c2 write x=2 [10,19]; c1 read x → 1 [50,60] | c1 read x → 1 (invoked 0.050000s), but c2's write x=2 had already returned at 0.019000s, and it overwrote 1. | 0 1 2
        c1 write x=1 [0,9]; c1 read x → nil [50,60]                     | c1 read x → nil (invoked 0.050000s), but c1's write x=1 had already returned at 0.009000s.                     | 0 1
        c1 read x → 7 [50,60]                                           | c1 read x → 7 (invoked 0.050000s), but nobody had asked to write 7 by then.                                    | 0
        """)
    void saysWhy(String history, String reason, String operations) {
        Verdict verdict = check(new Regular(), history);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.evidence().stream()
                        .map(evidence -> Integer.toString(evidence.operation())))
                .containsExactly(operations.split(" "));
    }

    private static boolean holds(Checker checker, String history) {
        return check(checker, history).status() == Status.VALID;
    }

    private static Verdict check(Checker checker, String history) {
        return checker.check(HistoryText.parse(history.replace(";", "\n")), NO_TRACE);
    }
}
