package dev.anachron.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories that a single copy could have made, each with a twin, one character apart, that none could. */
class LinearizableTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");

    private static Verdict check(String history) {
        return new Linearizable().check(HistoryText.parse(history), NO_TRACE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a read returns the last write                  | c1 write x=1 [0,9]; c1 read x → 1 [10,19]                                          | c1 write x=1 [0,9]; c1 read x → 2 [10,19]
        nothing was written yet                        | c1 read x → nil [0,9]; c2 write x=1 [9,19]                                         | c1 read x → nil [8,9]; c2 write x=1 [0,7]
        a concurrent read may see old or new           | c1 write x=1 [0,9]; c2 read x → nil [9,19]                                         | c1 write x=1 [0,8]; c2 read x → nil [9,19]
        an overwritten value is gone                   | c1 write x=1 [0,9]; c2 write x=2 [9,19]; c1 read x → 1 [20,29]                     | c1 write x=1 [0,8]; c2 write x=2 [9,19]; c1 read x → 1 [20,29]
        two readers agree on what came first           | c1 write x=1 [0,90]; c2 read x → 1 [10,19]; c3 read x → nil [19,29]                | c1 write x=1 [0,90]; c2 read x → 1 [10,18]; c3 read x → nil [19,29]
        an unknown write may come late                 | c1 write x=1 [0,9] info; c2 read x → nil [10,19]; c2 read x → 1 [20,29]            | c1 write x=1 [0,9] fail; c2 read x → nil [10,19]; c2 read x → 1 [20,29]
        an unknown write comes once                    | c1 write x=1 [0,9] info; c2 read x → 1 [10,19]; c3 write x=2 [20,29]; c2 read x → 2 [30,39] | c1 write x=1 [0,9] info; c2 read x → 1 [10,19]; c3 write x=2 [20,29]; c2 read x → 1 [30,39]
        a failed write leaves no trace                 | c1 write x=1 [0,9] fail; c2 read x → nil [10,19]                                   | c1 write x=1 [0,9]; c2 read x → nil [10,19]
        objects do not bind each other                 | c1 write x=1 [0,9]; c2 read y → nil [10,19]                                        | c1 write x=1 [0,9]; c2 read x → nil [10,19]
        compare-and-set sees what is there             | c1 write x=1 [0,9]; c2 cas x=1/2 → true [10,19]; c1 read x → 2 [20,29]             | c1 write x=1 [0,9]; c2 cas x=3/2 → true [10,19]; c1 read x → 2 [20,29]
        only one of two equal swaps wins               | c1 write x=1 [0,9]; c2 cas x=1/2 → true [10,19]; c3 cas x=1/3 → false [10,19]      | c1 write x=1 [0,9]; c2 cas x=1/2 → true [10,19]; c3 cas x=1/3 → true [10,19]
        sums count every addition                      | c1 add x=1 → 1 [0,9]; c2 add x=2 → 3 [5,19]; c1 read x → 3 [20,29]                 | c1 add x=1 → 1 [0,9]; c2 add x=2 → 3 [5,19]; c1 read x → 1 [20,29]
        a name is taken once                           | c1 put-if-absent x=1 → true [0,9]; c2 put-if-absent x=2 → false [5,9]              | c1 put-if-absent x=1 → true [0,9]; c2 put-if-absent x=2 → true [5,9]
        a deleted object is gone                       | c1 write x=1 [0,9]; c2 delete x [10,19]; c1 read x → nil [20,29]                   | c1 write x=1 [0,9]; c2 delete x [10,19]; c1 read x → 1 [20,29]
        a set keeps what was put in                    | c1 insert x=1 [0,9]; c2 insert x=2 [5,9]; c1 read x → {1,2} [20,29]                | c1 insert x=1 [0,9]; c2 insert x=2 [5,9]; c1 read x → {2} [20,29]
        and not what was taken out                     | c1 insert x=1 [0,9]; c2 remove x=1 [5,19]; c1 read x → {} [20,29]                  | c1 insert x=1 [0,9]; c2 remove x=1 [15,19]; c1 read x → {1} [20,29]
        one copy has one value                         | c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 1 [20,29]                      | c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 1+2 [20,29]
        a list keeps the order                         | c1 append x=1 [0,9]; c2 append x=2 [10,19]; c1 read x → [1,2] [20,29]              | c1 append x=1 [0,9]; c2 append x=2 [10,19]; c1 read x → [2,1] [20,29]
        nothing is the empty list                      | c1 read x → [] [0,9]; c1 append x=1 [10,19]; c1 read x → [1] [20,29]               | c1 read x → [] [0,9]; c1 append x=1 [10,19]; c1 read x → [] [20,29]
        texts are written, and appended to             | c1 write x='ab' [0,9]; c2 append x='c' [10,19]; c1 read x → 'abc' [20,29]          | c1 write x='ab' [0,9]; c2 append x='c' [10,19]; c1 read x → 'ab' [20,29]
        and from nothing, too                          | c1 append x='a' [0,9]; c2 append x='b' [5,19]; c1 read x → 'ba' [20,29]            | c1 append x='a' [0,9]; c2 append x='b' [10,19]; c1 read x → 'ba' [20,29]
        texts that nobody wrote are not read           | c1 write x='a' [0,9]; c2 read x → 'a' [10,19]                                      | c1 write x='a' [0,9]; c2 read x → 'b' [10,19]
        nor are they nothing                           | c1 write x='a' [0,90]; c2 read x → nil [10,19]                                     | c1 write x='a' [0,90]; c2 read x → 'b' [10,19]
        the least of all numbers is not nothing        | c1 write x=-9223372036854775808 [0,9]; c2 read x → -9223372036854775808 [10,19]     | c1 read x → -9223372036854775808 [0,9]
        nor is it a text                               | c1 write x='a' [0,9]; c2 read x → 'a' [10,19]                                      | c1 write x='a' [0,9]; c2 read x → -9223372036854775807 [10,19]
        who came first is served first                 | c1 enqueue x=1 [0,9]; c1 enqueue x=2 [10,19]; c2 dequeue x → 1 [20,29]             | c1 enqueue x=1 [0,9]; c1 enqueue x=2 [10,19]; c2 dequeue x → 2 [20,29]
        and once                                       | c1 enqueue x=1 [0,9]; c2 dequeue x → 1 [10,19]; c3 dequeue x → nil [10,19]         | c1 enqueue x=1 [0,9]; c2 dequeue x → 1 [10,19]; c3 dequeue x → 1 [10,19]
        an unknown addition counts once or not at all  | c1 add x=2 [0,9] info; c2 add x=1 → 3 [10,19]; c2 read x → 3 [20,29]               | c1 add x=2 [0,9] info; c2 add x=1 → 5 [10,19]; c2 read x → 5 [20,29]
        """)
    void legalAndItsTwin(String claim, String legal, String illegal) {
        assertThat(check(legal.replace(";", "\n")).status()).isEqualTo(Status.VALID);
        assertThat(check(illegal.replace(";", "\n")).status()).isEqualTo(Status.INVALID);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        c1 write x=1 [0,9]; c2 write x=2 [10,19]; c3 write x=3 [20,29]; c1 read x → 3 [30,39]; c1 read x → 1 [50,60] | c1 read x → 1 (invoked 0.050000s), but c3's write x=3 had already returned at 0.029000s, and it overwrote 1. | 0 2 4
        c1 write x=1 [0,9]; c2 read x → nil [20,30]                            | c2 read x → nil (invoked 0.020000s), but c1's write x=1 had already returned at 0.009000s. | 0 1
        c1 write x=1 [0,90]; c2 read x → 1 [10,18]; c3 read x → nil [20,30]    | c3 read x → nil (invoked 0.020000s), but c2 had already read 1 at 0.018000s. | 0 1 2
        c1 write x=1 [0,9]; c2 write x=2 [10,90]; c3 read x → 2 [20,29]; c1 read x → 1 [30,40] | c1 read x → 1 (invoked 0.030000s), but c3 had already read 2 at 0.029000s, which was written after 1. | 0 1 2 3
        c1 write x=1 [0,90]; c2 write x=2 [0,90]; c3 read x → 1 [10,19]; c3 read x → 2 [20,29]; c3 read x → 1 [30,39] | c3 read x → 1 (invoked 0.030000s), but c3 had read it before c3 read 2 at 0.029000s: one write cannot take effect twice. | 0 1 2 3 4
        c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 1 [20,29] | c2 read x → 1 (invoked 0.020000s), but c1 had already read 2 at 0.019000s, and that began after c1's write x=1 had already returned: 1 had been overwritten. | 0 1 2 3
        c1 write x=1 [0,90]; c2 read x → 1 [5,9]; c3 write x=2 [10,19]; c2 read x → 1 [20,29] | c2 read x → 1 (invoked 0.020000s), but c3's write x=2 had already returned at 0.019000s, and that began after c2 had already read 1: 1 had been overwritten. | 0 1 2 3
        c1 read x → 7 [0,9]                                                    | c1 read x → 7 (invoked 0.000000s), but nobody had asked to write 7 by then. | 0
        c1 read x → 7+8 [0,9]                                                  | c1 read x → 7 + 8 (invoked 0.000000s): 2 values, where one copy would have one. | 0
        c1 write x=7 [0,9] fail; c1 read x → 7 [10,19]                         | c1 read x → 7 (invoked 0.010000s), but the write of 7 had failed. | 1
        c1 add x=1 → 1 [0,9]; c1 add x=1 → 2 [10,19]; c2 read x → 1 [20,29]    | c2 read x → 1 (invoked 0.020000s), but c1's add x=1 had already returned 2 at 0.019000s, and nobody takes anything away. | 1 2
        c1 cas x=1/2 → true [0,9]                                              | c1 cas x=[1 2] → true (invoked 0.000000s), but nobody was writing 1 by then. | 0
        c1 cas x=1/2 → true [0,9] info; c2 read x → 2 [10,19]                  | c2 read x → 2 (invoked 0.010000s), but whoever was writing 2 found nothing of what that takes (c1's cas x=[1 2]) by then. | 1
        c1 write x=1 [0,9]; c1 write x=3 [10,19]; c2 cas x=1/2 → true [10,19] info; c3 read x → 3 [20,29]; c3 read x → 2 [30,39] | c3 read x → 2 (invoked 0.030000s), but c3's read x → 3 had already returned at 0.029000s, and whoever was writing 2 found nothing of what that takes (c2's cas x=[1 2]) since. | 3 4
        c1 write x=1 [0,9]; c1 cas x=2/3 → false [10,19]; c2 read x → 1 [20,29]; c2 read x → 2 [30,39] | c2 read x → 2 (invoked 0.030000s), but nobody was writing 2 by then. | 3
        c1 write x=2 [0,9]; c1 cas x=2/3 → false [10,19]                       | c1 cas x=[2 3] → false (invoked 0.010000s), but c1's write x=2 had already returned at 0.009000s, and nobody was writing anything else since. | 0 1
        c1 write x=2 [0,9]; c1 delete x [0,9]; c2 cas x=2/3 → false [10,19]; c1 read x → 2 [20,29] | c1 read x → 2 (invoked 0.020000s), but c2's cas x=[2 3] → false had already returned at 0.019000s, and nobody was writing 2 since. | 2 3
        c1 put-if-absent x=1 → true [0,9]; c2 put-if-absent x=2 → true [10,19] | c2 put-if-absent x=2 → true (invoked 0.010000s), but c1's put-if-absent x=1 → true had already returned at 0.009000s, and nobody was deleting it since. | 0 1
        c1 insert x=1 [0,9]; c1 insert x=2 [0,9]; c2 read x → {2} [10,19]      | c2 read x without 1 (invoked 0.010000s), but c1's insert x=1 had already returned at 0.009000s, and nobody was taking it out since. | 0 2
        c1 insert x=1 [0,9]; c1 remove x=1 [10,19]; c2 read x → {1} [20,29]    | c2 read x with 1 (invoked 0.020000s), but c1's remove x=1 had already returned at 0.019000s, and nobody was putting it in since. | 1 2
        c1 insert x=1 [0,9]; c2 read x → {1} [0,9]; c2 read x → {} [10,19]     | c2 read x without 1 (invoked 0.010000s), but c1's insert x=1 had already returned at 0.009000s, and nobody was taking it out since. | 0 2
        c1 read x → {1,2} [0,9]; c1 insert x=1 [0,9]; c1 insert x=2 [10,19]    | c1 read x with 2 (invoked 0.000000s), but nobody was putting it in by then. | 0
        c1 add x=1 → 1 [0,9]; c2 add x=1 → 1 [0,9]                             | c2 add x=1 → 1 (invoked 0.000000s), but c1's add x=1 returned 1 at 0.009000s, too: one of the two was not counted. | 0 1
        c1 add x=1 [0,9] ; c2 add x=2 [0,9]; c1 read x → 2 [10,19]             | c1 read x → 2 (invoked 0.010000s), but what had been added by then makes 3. | 2
        """)
    void saysWhyWithTheFewestOperations(String history, String reason, String operations) {
        Verdict verdict = check(history.replace(";", "\n"));
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.evidence().stream()
                        .map(evidence -> Integer.toString(evidence.operation())))
                .containsExactly(operations.split(" "));
    }

    /** Each value is written and then read, many of them, side by side and far apart. */
    @ParameterizedTest
    @ValueSource(longs = {1, 16, 1_000_003})
    void manyValuesAreToldApart(long step) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add("c1 write x=" + i * step + " [" + 20 * i + "," + (20 * i + 9) + "]");
            lines.add("c2 read x → " + i * step + " [" + (20 * i + 10) + "," + (20 * i + 19) + "]");
        }
        assertThat(check(String.join("\n", lines)).status()).isEqualTo(Status.VALID);

        lines.set(901, lines.get(901).replace("→ " + 450 * step, "→ " + 50 * step));
        assertThat(check(String.join("\n", lines)).reason())
                .isEqualTo("c2 read x → " + 50 * step + " (invoked 9.010000s), but c1's write x="
                        + 450 * step + " had already returned at 9.009000s, and it overwrote "
                        + 50 * step + ".");
    }

    /** However many read the two values, few of them say why. */
    @Test
    void ofManyReadsThoseAreToldThatContradict() {
        List<String> lines = new ArrayList<>(List.of(
                "c1 write x=1 [0,9000]", "c2 write x=2 [0,9000]", "c4 write x=3 [8000,9000]"));
        for (int i = 0; i < 300; i++) {
            int value = i < 150 ? 1 : 2;
            lines.add("c3 read x → " + value + " [" + 10 * i + "," + (10 * i + 9) + "]");
        }
        lines.add("c3 read x → 1 [3500,3509]");
        Verdict verdict = check(String.join("\n", lines));

        assertThat(verdict.reason())
                .isEqualTo(
                        "c3 read x → 1 (invoked 3.500000s), but c3 had read it before c3 read 2 at"
                                + " 2.999000s: one write cannot take effect twice.");
        assertThat(verdict.evidence())
                .extracting(Verdict.Evidence::operation)
                .containsExactly(0, 1, 2, 301, 302);
    }

    @Test
    void manyReadsOfWhatNobodyWrote() {
        String reads = IntStream.range(0, 500)
                .mapToObj(i -> "c" + i + " read x → " + 7 * i + " [0,9]")
                .collect(Collectors.joining("\n"));

        assertThat(check(reads).reason())
                .isEqualTo(
                        "c0 read x → 0 (invoked 0.000000s), but nobody had asked to write 0 by then.");
    }

    /** What is still under way on an object that zones leave to the search is no matter to the next one. */
    @Test
    void objectsAreJudgedOneByOne() {
        assertThat(check("""
                c3 write x=1 [5,9]
                c4 read y → nil [6,9]
                c3 write x=2 [20,29]
                c4 read x → 2 [30,39]
                c1 write y=1 [50,90]
                c2 write y=1 [51,90]
                """).status()).isEqualTo(Status.VALID);
        assertThat(check("""
                c4 read x → nil [4,9]
                c3 write y=1 [5,9]
                c3 write y=2 [20,29]
                c4 read y → 2 [30,39]
                c1 write x=1 [50,90]
                c2 write x=1 [51,90]
                """).status()).isEqualTo(Status.VALID);
    }

    /** Jepsen's test of a set: many are put in, and read in the end; one is missing. */
    @ParameterizedTest
    @CsvSource({"insert, {, }", "append, [, ]"})
    void oneThatIsMissingOfManyIsNamed(String function, String open, String close) {
        StringBuilder history = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            history.append("c%d %s x=%d [%d,%d]%n".formatted(i % 5, function, i, i, i + 5));
            seen.append(i == 400 ? "" : (i == 0 ? "" : ",") + i);
        }
        history.append("c0 read x → %s%s%s [3000,3001]".formatted(open, seen, close));

        Verdict verdict = check(history.toString());

        assertThat(verdict.reason())
                .isEqualTo("c0 read x without 400 (invoked 3.000000s), but c0's " + function
                        + " x=400 had already returned at 0.405000s, and nobody was taking it out"
                        + " since.");
        assertThat(verdict.evidence()).hasSize(2);
    }

    @Test
    void givesUpWithUnknownWhenTheBudgetEnds() {
        Verdict verdict = new Linearizable(Budget.of(3)).check(HistoryText.parse("""
                                c1 write x=1 [0,99]
                                c2 write x=2 [0,99]
                                c3 write x=2 [0,99]
                                c4 read x → 2 [0,99]
                                """), NO_TRACE);
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).contains("x").contains("3 configurations");
    }

    @Test
    void givesUpWithUnknownWhenItMayRememberNoMore() {
        Verdict verdict =
                new Linearizable(new Budget(1_000_000, 64)).check(manyAtOnce(7), NO_TRACE);
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).contains("used up its memory");
    }

    /** A hundred swaps at once, each of what another one leaves; the last read tells which came last. */
    @ParameterizedTest
    @CsvSource({"100, VALID", "99, INVALID"})
    void moreThanAWordOfOpenCalls(int last, Status status) {
        assertThat(new Linearizable().check(manyAtOnce(last), NO_TRACE).status())
                .isEqualTo(status);
    }

    private static History manyAtOnce(int last) {
        StringBuilder text = new StringBuilder("c0 write x=0 [0,9]\n");
        for (int i = 0; i < 100; i++) {
            text.append("c" + i + " cas x=" + i + "/" + (i + 1) + " → true [10,99]\n");
        }
        return HistoryText.parse(text + "c0 read x → " + last + " [100,109]");
    }
}
