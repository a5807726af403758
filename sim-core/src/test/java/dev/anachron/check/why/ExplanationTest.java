package dev.anachron.check.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.session.MonotonicReads;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Explanations as people read them. */
class ExplanationTest {
    private static String explain(Checker checker, History history, Trace trace) {
        Verdict verdict = checker.check(history, trace);
        return Explanation.of(verdict, history, trace).stream()
                .map(Evidence::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aDethronedLeaderAnswersFromItsOwnState() {
        History history = HistoryText.parse("""
                c1 write x=102 [1000,1020] v2@1 from n1
                c2 write x=303 [2540,2571] v4@2 from n3
                c1 read x → 102 [2614,2616] v2@1 from n1
                """);
        Trace trace = TraceText.parse("""
                204 n1 leader 1
                1010 n1 apply 2@1 write x=102
                1015 n3 apply 2@1 write x=102
                2000 fault begins partition n1 | n2 n3
                2214 n3 leader 2
                2560 n3 apply 4@2 write x=303
                2615 n1 serves c1 its own state, unchecked
                6000 fault ends partition n1 | n2 n3
                """);
        assertThat(explain(new Linearizable(), history, trace)).isEqualTo("""
                        n1 became leader in term 1.
                        The network split: n1 | n2 n3.
                        n3 became leader in term 2; n1 did not hear of it and still believed it led term 1.
                        n3 committed write x=303 as entry 4@2; the read was to return the older entry 2@1.
                        c2 was told that write x=303 had been done.
                        c1 asked n1, which answered from its own state, unchecked: x = 102, 43ms after write x=303 had been acknowledged.
                        n1 had applied nothing newer than entry 2@1.
                        So c1 was shown the past: x = 102 had been overwritten 54ms before it asked.
                        """);
    }

    @Test
    void aPausedLeaderWakesUpInAnotherTerm() {
        History history = HistoryText.parse("""
                c1 write x=1 [1000,1020] v2@1 from n1
                c2 write x=2 [2540,2571] v4@2 from n3
                c1 read x → 1 [2614,2916] v2@1 from n1
                """);
        Trace trace = TraceText.parse("""
                204 n1 leader 1
                1010 n1 apply 2@1 write x=1
                2000 fault begins pause n1
                2000 n1 paused
                2214 n3 leader 2
                2560 n3 apply 4@2 write x=2
                2900 fault ends pause n1
                2900 n1 resumed
                2915 n1 serves c1 a lease
                """);
        assertThat(explain(new Linearizable(), history, trace))
                .contains("A fault began: pause n1.\n")
                .contains("A fault ended: pause n1.\n")
                .contains("which answered from a lease: x = 1");
    }

    @Test
    void aRoamingClientMeetsAReplicaThatIsBehind() {
        History history = HistoryText.parse("""
                c1 read likes → 5 [2000,2010] v9@1 from n1
                c1 read likes → 4 [2020,2030] v7@1 from n2
                """);
        Trace trace = TraceText.parse("""
                100 n1 leader 1
                1000 n1 apply 7@1 add likes=1
                1010 n2 apply 7@1 add likes=1
                1900 n1 apply 9@1 add likes=1
                2025 n2 serves c1 what it has applied
                """);
        assertThat(explain(new MonotonicReads(), history, trace)).isEqualTo("""
                        n1 became leader in term 1.
                        n1 committed add likes=1 as entry 9@1; the read was to return the older entry 7@1.
                        c1 had read likes = 5 (version 9@1) from n1.
                        c1 asked n2, which answered from what it has applied: likes = 4.
                        n2 had applied nothing newer than entry 7@1.
                        So c1 went back in time: after 5 it was shown the older likes = 4.
                        """);
    }

    @Test
    void whatIsValidNeedsNoExplanation() {
        History history = HistoryText.parse("c1 write x=1 [0,9]\nc1 read x → 1 [10,19] from n1");
        assertThat(explain(new Linearizable(), history, TraceText.parse("")).strip())
                .isEmpty();
    }
}
