package dev.anachron.check.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Durability;
import dev.anachron.check.invariant.LeaderCompleteness;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.lock.MutualExclusion;
import dev.anachron.check.lock.TokenOrder;
import dev.anachron.check.session.MonotonicReads;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        n3 became leader in term 2.
                        n3 committed write x=303 as entry 4@2 (the 4th entry, made in term 2).
                        c2 was told that write x=303 had been done.
                        c1 asked n1 for x, 43ms after write x=303 had been acknowledged.
                        n1 still believed it led term 1: n3 had led term 2 since 2.214000s, and n1 had not heard of it. It did not ask a majority, and alone it cannot know that it was voted out.
                        n1 answered x = 102 (entry 2@1) from its own state, unchecked.
                        So c1 was shown the past: write x=303 had been committed 54ms before it asked.
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        byzantine n1 (equivocate to 50%)                 | true  | true
        byzantine n1 (forge 20% towards n2)              | true  | true
        undetected corruption of 5% from n1 to n2        | true  | true
        disk of n1 rots by 5%, undetected                | true  | true
        byzantine n1 (forge 20%)                         | false | false
        byzantine n1 (mute)                              | true  | false
        corruption of 5% from n1 to n2                   | true  | false
        crash n2                                         | true  | false
        """)
    void whatAFaultMadeOthersBelieveOutlivesIt(String fault, boolean bit, boolean told) {
        History history = HistoryText.parse("c1 read y → 8 [5631,5640] v110@1 from n3");
        Trace trace = TraceText.parse("""
                204 n1 leader 1
                2000 fault begins %1$s
                5000 fault ends %1$s
                5638 n3 serves c1 its own state, unchecked
                """.formatted(fault));
        Verdict verdict = new Linearizable().check(history, trace);
        assertThat(Explanation.of(verdict, history, trace, strike -> bit).stream()
                        .map(Evidence::text))
                .isNotEmpty()
                .filteredOn(sentence -> sentence.contains(fault))
                .isEqualTo(
                        told
                                ? List.of(
                                        "A fault began: " + fault + ".",
                                        "A fault ended: " + fault + ".")
                                : List.of());
    }

    @Test
    void aHolderOfALockStandsStillAndWritesLate() {
        History history = HistoryText.parse("""
                c1 acquire lock → #33 [1000,1004] from m
                c1 read x → 7 [1004,1008] v7@1 from s
                c2 acquire lock → #34 [1500,2010] from m
                c2 read x → 7 [2010,2014] v7@1 from s
                c2 write x=8#34 [2200,2204] v8@1 from s
                c1 write x=8#33 [2300,2304] v9@1 from s
                """);
        Trace trace = TraceText.parse("""
                1002 m given lock c1 33
                1200 fault begins pause c1
                1200 c1 paused
                2002 m expired lock c1 33
                2008 m given lock c2 34
                2202 s apply 8@1 write x=8#34
                2300 fault ends pause c1
                2300 c1 resumed
                2302 s apply 9@1 write x=8#33
                """);
        assertThat(explain(new MutualExclusion(), history, trace)).isEqualTo("""
                        c1 was given the lock with token 33.
                        c1 read x = 7.
                        c1 stood still. The lease ran on.
                        The lease of c1 was over, by the clock of m.
                        c2 was given the lock with token 34.
                        c2 read x = 7.
                        s took c2's write x=8 token=34.
                        c1 went on where it had stopped, 1.1s later.
                        c1 sent its write x=8 token=33, still believing that it had the lock.
                        s took it, although it had taken a write with token 34 before.
                        So c1 and c2 both wrote as holders of one lock, and c2's write x=8 token=34 is lost: c1 had not seen it when it made write x=8 token=33.
                        """);
        assertThat(explain(new TokenOrder(), history, trace))
                .isEqualTo(explain(new MutualExclusion(), history, trace));
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
                2915 n1 serves c1 its lease, which ran until 2.1s on its own clock, and that clock said 2.05s
                """);
        assertThat(explain(new Linearizable(), history, trace))
                .contains("A fault began: pause n1.\n")
                .contains("""
                        c1 asked n1 for x, 43ms after write x=2 had been acknowledged.
                        A fault ended: pause n1.
                        n1 still believed it led term 1: n3 had led term 2 since 2.214000s, and n1 had not heard of it. It relied on its lease and did not ask a majority.
                        n1 answered x = 1 (entry 2@1) from its lease, which ran until 2.1s on its own clock, and that clock said 2.05s when it was truly 2.915000s.
                        """);
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
                        n1 committed add likes=1 as entry 9@1 (the 9th entry, made in term 1).
                        c1 had read likes = 5 (entry 9@1) from n1.
                        c1 asked n2 for likes.
                        n2 answered likes = 4 (entry 7@1) from what it has applied.
                        So c1 went back in time: after 5 it was shown the older likes = 4.
                        """);
    }

    @Test
    void tellsOfTheWriteThatTheVerdictNames() {
        History history = HistoryText.parse("""
                c1 write x=2 [10,20] v2@1 from n1
                c1 write x=3 [30,40] v3@1 from n1
                c2 read x → nil [50,60] from n2
                """);
        Trace trace = TraceText.parse("""
                5 n1 leader 1
                15 n1 apply 2@1 write x=2
                35 n1 apply 3@1 write x=3
                55 n2 serves c2 what it has applied, up to 1@1
                58 n2 apply 2@1 write x=2
                """);
        Verdict verdict = new Linearizable().check(history, trace);
        String named = verdict.reason().contains("write x=3") ? "write x=3" : "write x=2";
        assertThat(verdict.reason()).contains(named);
        assertThat(explain(new Linearizable(), history, trace))
                .contains("n1 committed " + named)
                .contains("So c2 was shown the past: " + named)
                .contains("n2 answered that x had never been written, from what it has applied, up"
                        + " to 1@1.")
                .doesNotContain("nil")
                .doesNotContain("nothing newer");
    }

    @Test
    void aWriteIsLostWhenALeaderWithoutItIsElected() {
        History history = HistoryText.parse("c1 write x=5 [10,20] v2@1 from n1");
        Trace trace = TraceText.parse("""
                1 n1 leader 1
                2 n1 append 1@1 noop
                3 n2 append 1@1 noop
                4 n3 append 1@1 noop
                11 n1 append 2@1 write x=5
                13 n2 append 2@1 write x=5
                15 n1 commit 2
                16 n1 apply 2@1 write x=5
                30 fault begins crash n2
                30 n2 crashed
                40 n3 leader 2
                41 n3 append 2@2 noop
                50 n1 follower 2
                51 n1 truncate 2
                52 n1 append 2@2 noop
                55 n3 apply 2@2 noop
                """);
        assertThat(explain(new Durability(), history, trace)).isEqualTo("""
                        n1 became leader in term 1.
                        n1 committed write x=5 as entry 2@1 (the 2nd entry, made in term 1); n3 did not have it, its log ended at 1@1.
                        c1 was told that write x=5 had been done.
                        A fault began: crash n2.
                        n3 became leader in term 2 although its log ended at 1@1, without entry 2@1.
                        n1 removed the end of its log from index 2 on, and entry 2@1 with it.
                        n3 committed entry 2@2 in its place: noop.
                        So write x=5 was lost: c1 had been told that it was done, and the cluster goes on without it.
                        """);
        assertThat(explain(new LeaderCompleteness(), history, trace))
                .contains(
                        "n3 became leader in term 2 although its log ended at 1@1, without entry 2@1.")
                .endsWith("So what had been committed as entry 2@1 was lost.\n");
    }

    @Test
    void aServerThatObeysAMessageOfAPastTermForgetsWhatWasCommitted() {
        History history = HistoryText.parse("c1 write x=5 [10,20] v2@2 from n2");
        String trace = """
                1 n1 leader 1
                2 n1 append 1@1 noop
                3 n2 append 1@1 noop
                4 fault begins jam from n1 to n2 n3
                8 n2 leader 2
                9 n3 follower 2
                11 n2 append 2@2 write x=5
                13 n3 append 2@2 write x=5
                15 n2 commit 2
                16 n2 apply 2@2 write x=5
                30 fault ends jam from n1 to n2 n3
                31 n2 hears n1 AppendEntries %d
                31 n2 truncate 2
                31 n2 append 2@1 write x=4
                40 n1 leader 3
                45 n1 apply 2@3 noop
                """;
        assertThat(explain(new Durability(), history, TraceText.parse(String.format(trace, 1))))
                .isEqualTo("""
                        A fault began: jam from n1 to n2 n3.
                        n2 became leader in term 2.
                        n2 committed write x=5 as entry 2@2 (the 2nd entry, made in term 2); n1 did not have it, its log ended at 1@1.
                        c1 was told that write x=5 had been done.
                        A fault ended: jam from n1 to n2 n3.
                        n2, in term 2, took n1's AppendEntries of term 1, which it should have refused, and removed the end of its log from index 2 on, and entry 2@2 with it.
                        n1 became leader in term 3 although its log ended at 1@1, without entry 2@2.
                        n1 committed entry 2@3 in its place: noop.
                        So write x=5 was lost: c1 had been told that it was done, and the cluster goes on without it.
                        """);
        assertThat(explain(new Durability(), history, TraceText.parse(String.format(trace, 2))))
                .contains("n2 removed the end of its log from index 2 on, and entry 2@2 with it.")
                .doesNotContain("should have refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        election-safety      | 1 n1 leader 1; 2 n2 leader 1                         | n1 became leader in term 1.; n2 became leader in term 1.; So term 1 had two leaders, and each could decide without the other.
        leader-append-only   | 1 n1 append 1@1 a; 2 n1 leader 2; 3 n1 truncate 1    | n1 became leader in term 2.; n1 removed the end of its log from index 1 on.; So the log of n1 is no longer one that only grew at its end.
        log-matching         | 1 n1 append 1@1 a; 2 n2 append 1@1 b                 | n1 put entry 1@1 (the 1st entry, made in term 1) into its log: a.; n2 put entry 1@1 into its log: b.; So two logs differ where they must be the same.
        state-machine-safety | 1 n1 apply 1@1 a; 2 n2 apply 1@2 b                   | n1 applied entry 1@1 (the 1st entry, made in term 1): a.; n2 applied entry 1@2: b.; So replicas that ought to be equal have gone apart.
        """)
    void aBrokenInvariantIsToldByItsFacts(String invariant, String trace, String story) {
        Checker checker = Checkers.ALL.stream()
                .filter(c -> c.name().equals(invariant))
                .findFirst()
                .orElseThrow();
        assertThat(explain(
                        checker, new History(List.of()), TraceText.parse(trace.replace(";", "\n"))))
                .isEqualTo(story.replace("; ", "\n") + "\n");
    }

    @Test
    void whatIsValidNeedsNoExplanation() {
        History history = HistoryText.parse("c1 write x=1 [0,9]\nc1 read x → 1 [10,19] from n1");
        assertThat(explain(new Linearizable(), history, TraceText.parse("")).strip())
                .isEmpty();
    }
}
