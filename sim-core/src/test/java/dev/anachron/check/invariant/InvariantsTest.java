package dev.anachron.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each invariant with a trace that keeps it and a twin that breaks it. */
class InvariantsTest {
    private static Verdict check(String name, String trace) {
        Checker checker = Checkers.ALL.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        return checker.check(new History(List.of()), TraceText.parse(trace.replace(";", "\n")));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        election-safety      | 1 n1 leader 1; 2 n2 leader 2                | 1 n1 leader 1; 2 n2 leader 1                | n2 became leader in term 1 at 0.002000s, but n1 had become leader in that term at 0.001000s.
        election-safety      | 1 n1 leader 1; 2 n1 crashed; 3 n1 leader 1  | 1 n1 leader 1; 2 n1 crashed; 3 n2 leader 1  | n2 became leader in term 1 at 0.003000s, but n1 had become leader in that term at 0.001000s.
        election-safety      | 1 n1 leader 1; 2 n2 candidate 1             | 1 n1 leader 1; 2 n2 leader 1                | n2 became leader in term 1 at 0.002000s, but n1 had become leader in that term at 0.001000s.
        leader-append-only   | 1 n1 append 1@1 a; 2 n1 follower 2; 3 n1 truncate 1 | 1 n1 append 1@1 a; 2 n1 leader 2; 3 n1 truncate 1 | n1, leader of term 2, removed its entries from 1 on at 0.003000s.
        leader-append-only   | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n1 append 2@1 b | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n1 append 1@1 b | n1, leader of term 1, put 1@1 into its log, which ended at 1 at 0.003000s.
        leader-append-only   | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n1 crashed; 4 n1 recover 1; 5 n1 truncate 1 | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n1 paused; 4 n1 resumed; 5 n1 truncate 1 | n1, leader of term 1, removed its entries from 1 on at 0.005000s.
        log-matching         | 1 n1 append 1@1 a; 2 n2 append 1@1 a        | 1 n1 append 1@1 a; 2 n2 append 1@1 b        | In the log of n2 (at 0.002000s) 1@1 is "b", in that of n1 (at 0.001000s) "a".
        log-matching         | 1 n1 append 1@1 a; 2 n1 append 2@2 b; 3 n2 append 1@1 a; 4 n2 append 2@2 b | 1 n1 append 1@1 a; 2 n1 append 2@2 b; 3 n2 append 1@2 a; 4 n2 append 2@2 b | In the log of n2 (at 0.004000s) 2@2 follows an entry of term 2, in that of n1 (at 0.002000s) one of term 1.
        log-matching         | 1 n1 append 1@1 a; 2 n1 append 2@1 b        | 1 n1 append 1@1 a; 2 n1 append 3@1 b        | n1 appended 3@1 at 0.002000s although its log ended at 1.
        log-matching         | 1 n1 append 1@1 a; 2 n1 append 2@1 b; 3 n1 truncate 2; 4 n1 append 2@2 c | 1 n1 append 1@1 a; 2 n1 append 2@1 b; 3 n1 truncate 2; 4 n1 append 3@2 c | n1 appended 3@2 at 0.004000s although its log ended at 1.
        log-matching         | 1 n1 append 1@1 a; 2 n1 crashed; 3 n1 recover 1; 4 n1 append 2@1 b | 1 n1 append 1@1 a; 2 n1 crashed; 3 n1 recover 0; 4 n1 append 2@1 b | n1 appended 2@1 at 0.004000s although its log ended at 0.
        log-matching         | 1 n1 append 1@1 a; 2 n1 crashed; 3 n1 crashed; 4 n1 recover 1; 5 n1 append 2@1 b | 1 n1 append 1@1 a; 2 n1 crashed; 3 n1 crashed; 4 n1 recover 0; 5 n1 append 2@1 b | n1 appended 2@1 at 0.005000s although its log ended at 0.
        leader-completeness  | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n2 append 1@1 a; 4 n1 commit 1; 5 n2 leader 2 | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n3 append 1@1 a; 4 n1 commit 1; 5 n2 leader 2 | n2 became leader in term 2 at 0.005000s without the entry 1@1 a, which n1 knew to be committed in term 1 at 0.004000s.
        leader-completeness  | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n2 append 1@1 a; 4 n2 leader 2; 5 n1 commit 1 | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n2 append 1@2 a; 4 n2 leader 2; 5 n1 commit 1 | n2 became leader in term 2 at 0.004000s without the entry 1@1 a, which n1 knew to be committed in term 1 at 0.005000s.
        leader-completeness  | 1 n1 append 1@2 a; 2 n2 leader 3; 3 n1 leader 4; 4 n1 commit 1 | 1 n1 append 1@2 a; 2 n2 leader 5; 3 n1 leader 4; 4 n1 commit 1 | n2 became leader in term 5 at 0.002000s without the entry 1@2 a, which n1 knew to be committed in term 4 at 0.004000s.
        log-matching         | 1 n1 install 4@2; 2 n1 append 5@2 a; 3 n2 install 4@2; 4 n2 append 5@2 a | 1 n1 install 4@2; 2 n1 append 5@2 a; 3 n2 install 4@1; 4 n2 append 5@2 a | In the log of n2 (at 0.004000s) 5@2 follows an entry of term 1, in that of n1 (at 0.002000s) one of term 2.
        leader-completeness  | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n2 install 1@1; 4 n1 commit 1; 5 n2 leader 2 | 1 n1 leader 1; 2 n1 append 1@1 a; 3 n2 install 1@0; 4 n1 commit 1; 5 n2 leader 2 | n2 became leader in term 2 at 0.005000s without the entry 1@1 a, which n1 knew to be committed in term 1 at 0.004000s.
        leader-append-only   | 1 n1 install 4@1; 2 n1 leader 2; 3 n1 append 5@2 a | 1 n1 install 4@1; 2 n1 leader 2; 3 n1 append 4@2 a | n1, leader of term 2, put 4@2 into its log, which ended at 4 at 0.003000s.
        state-machine-safety | 1 n1 install 4@1; 2 n1 apply 5@1 a; 3 n1 install 6@1 | 1 n1 install 4@1; 2 n1 apply 5@1 a; 3 n1 install 4@1 | n1, which had applied index 5, went back to the snapshot of 4@1 at 0.003000s.
        state-machine-safety | 1 n1 apply 1@1 a; 2 n2 install 1@1          | 1 n1 apply 1@1 a; 2 n2 install 1@2          | n2 took over the snapshot of 1@2 at 0.002000s, but n1 had applied 1@1 at that index at 0.001000s.
        state-machine-safety | 1 n1 apply 1@1 a; 2 n2 apply 1@1 a          | 1 n1 apply 1@1 a; 2 n2 apply 1@2 a          | n2 applied 1@2 a at 0.002000s, but n1 had applied 1@1 a at that index at 0.001000s.
        state-machine-safety | 1 n1 apply 1@1 a; 2 n1 apply 2@1 b          | 1 n1 apply 1@1 a; 2 n1 apply 3@1 b          | n1 applied index 3 at 0.002000s, after index 1.
        state-machine-safety | 1 n1 apply 1@1 a; 2 n1 crashed; 3 n1 apply 1@1 a | 1 n1 apply 1@1 a; 2 n1 paused; 3 n1 apply 1@1 a | n1 applied index 1 at 0.003000s, after index 1.
        """)
    void keptAndBroken(String invariant, String kept, String broken, String reason) {
        Verdict legal = check(invariant, kept);
        assertThat(legal.status()).as(legal.reason()).isEqualTo(Status.VALID);
        Verdict illegal = check(invariant, broken);
        assertThat(illegal.reason()).isEqualTo(reason);
        assertThat(illegal.status()).isEqualTo(Status.INVALID);
        assertThat(illegal.evidence()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "election-safety, no node noted a role",
        "leader-append-only, no node noted a change of its log",
        "log-matching, no node noted an entry of its log",
        "leader-completeness, no node noted a commitment",
        "state-machine-safety, no node noted that it applied an entry",
        "durability, no node noted that it applied an entry",
    })
    void saysWhenThereIsNothingToJudge(String invariant, String reason) {
        assertThat(check(invariant, ""))
                .isEqualTo(Verdict.untested("Nothing to judge: " + reason + "."));
    }

    @Test
    void anAcknowledgedWriteIsLostWhenAnotherEntryTakesItsPlace() {
        History history = HistoryText.parse("c1 write x=1 [0,9] v1@1\nc1 write x=2 [10,19] v2@1");
        Trace kept = TraceText.parse("5 n1 apply 1@1 write x=1\n15 n1 apply 2@1 write x=2");
        Trace lost = TraceText.parse("5 n1 apply 1@1 write x=1\n15 n1 apply 2@2 write x=3");
        Trace both = TraceText.parse("15 n1 apply 1@1 write x=1\n15 n1 apply 2@1 write x=2\n"
                + "25 n2 apply 2@2 write x=3");
        Durability durability = new Durability();
        assertThat(durability.check(history, kept).status()).isEqualTo(Status.VALID);
        assertThat(durability.check(history, lost).reason())
                .isEqualTo("c1 write x=2 was acknowledged at 0.019000s as entry 2@1, but n1"
                        + " applied 2@2 in its place at 0.015000s.");
        assertThat(Durability.lost(history, both))
                .containsExactly(history.operations().get(1));
    }

    /** An old epoch's entry came back, and the latest epoch was built on it: what was in its place is gone. */
    @Test
    void aWriteIsLostWhenTheLogThatGoesOnHasAnotherEntryInItsPlace() {
        History history = HistoryText.parse("c1 write x=1 [0,9] v1@1\nc1 write x=2 [10,19] v2@2");
        String before = """
                5 n1 apply 1@1 write x=1
                15 n2 apply 1@1 write x=1
                15 n2 apply 2@2 write x=2
                """;
        Trace gone =
                TraceText.parse(before + "20 n1 append 2@1 write x=3\n25 n1 apply 3@3 write x=4");
        Trace caughtUp = TraceText.parse(before
                + "20 n1 append 2@1 write x=3\n30 n1 truncate 2\n31 n1 append 2@2 write x=2\n"
                + "35 n1 apply 3@3 write x=4");
        assertThat(new Durability().check(history, gone).reason())
                .isEqualTo("c1 write x=2 was acknowledged at 0.019000s as entry 2@2, but n1, which"
                        + " went on with the latest epoch, has 2@1 in its place.");
        assertThat(Durability.lost(history, caughtUp)).isEmpty();
    }

    /** Whoever got furthest in the latest epoch goes on, whatever others applied before or do later. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the latest epoch counts, not the longest log | 16 n2 apply 3@2 noop; 17 n2 apply 4@2 noop; 25 n1 apply 3@3 noop
        of that epoch the longest log, not the last  | 25 n1 apply 3@3 noop; 26 n1 apply 4@3 noop; 35 n2 apply 3@3 noop
        """)
    void theLogThatGoesOnIsThatOfWhoGotFurthest(String claim, String trace) {
        History history = HistoryText.parse("c1 write x=2 [10,19] v2@2");
        String fork = """
                15 n2 append 2@2 write x=2
                15 n2 apply 2@2 write x=2
                16 n1 append 2@1 write x=3
                """;

        assertThat(Durability.lost(history, TraceText.parse(fork + trace.replace("; ", "\n"))))
                .as(claim)
                .isEqualTo(history.operations());
    }

    /** What is in the end in the log of n1, which goes on with the latest epoch: an old entry, or not. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        16 n3 append 2@1 old                   | 16 n1 append 2@1 old                    | what others have is no matter
        16 n1 append 2@1 old; 17 n1 truncate 2 | 16 n1 append 2@1 old; 17 n1 truncate 3  | removed from there on
        16 n1 append 2@1 old; 17 n1 recover 1  | 16 n1 append 2@1 old; 17 n1 recover 2   | not on the disk
        16 n1 append 2@1 old; 17 n1 install 2@2 | 16 n1 append 2@1 old; 17 n1 install 1@1 | in a snapshot
        """)
    void anEntryIsLostToWhatIsInItsPlaceInTheEnd(String kept, String lost, String why) {
        assertThat(lostTo("15 n2 apply 2@2 write x=2; " + kept + "; 25 n1 apply 3@3 noop"))
                .as(why)
                .isEmpty();
        assertThat(lostTo("15 n2 apply 2@2 write x=2; " + lost + "; 25 n1 apply 3@3 noop"))
                .as("not " + why)
                .hasSize(1);
    }

    /** Nobody has applied the entry yet, but whoever led last will. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        6 n1 leader 2; 15 n1 append 2@2 new                       | 6 n1 leader 2; 15 n3 append 2@2 new                       | it has the entry
        6 n1 leader 2; 15 n1 append 2@2 new; 16 n3 candidate 3    | 6 n1 leader 2; 15 n3 append 2@2 new; 16 n3 candidate 3    | a candidate does not lead
        6 n1 leader 1; 7 n3 leader 2; 15 n3 append 2@2 new        | 6 n1 leader 1; 7 n3 leader 2; 15 n1 append 2@2 new        | the latest epoch counts
        """)
    void theLastLeaderWillApplyWhatItHas(String kept, String lost, String why) {
        assertThat(lostTo("5 n1 apply 1@1 noop; " + kept)).as(why).isEmpty();
        assertThat(lostTo("5 n1 apply 1@1 noop; " + lost)).as("not " + why).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1 n1 apply 1@1 noop; 2 n1 leader 1, term",
        "1 n1 apply 1@1 noop; 2 n1 backup 1, epoch",
        "1 n1 apply 1@1 noop, term"
    })
    void aReignIsCalledAsTheProtocolCallsIt(String trace, String era) {
        assertThat(Roles.era(TraceText.parse(trace.replace("; ", "\n")))).isEqualTo(era);
    }

    private static List<Operation> lostTo(String trace) {
        return Durability.lost(
                HistoryText.parse("c1 write x=2 [10,19] v2@2"),
                TraceText.parse(trace.replace("; ", "\n")));
    }

    /** The log that goes on may be shorter than the one that was cut off. */
    @Test
    void aWriteBehindTheForkIsLostAlthoughNothingTookItsPlace() {
        History history = HistoryText.parse("c1 write x=1 [0,9] v1@1\nc1 write x=2 [10,19] v3@1");
        Trace cut = TraceText.parse("5 n1 apply 1@1 write x=1\n10 n1 apply 2@1 write y=1\n"
                + "15 n1 apply 3@1 write x=2\n25 n2 apply 2@2 write y=2");
        assertThat(Durability.lost(history, cut))
                .containsExactly(history.operations().get(1));
        assertThat(new Durability().check(history, cut).reason())
                .isEqualTo("c1 write x=2 was acknowledged at 0.019000s as entry 3@1, but n2"
                        + " applied 2@2 before it at 0.025000s.");
    }

    @Test
    void theForkIsWhereTheOtherEpochBegins() {
        Trace cut = TraceText.parse("15 n1 apply 4@1 write x=2\n25 n2 apply 2@2 write y=2\n"
                + "26 n2 apply 3@2 write y=3");

        assertThat(new Durability()
                        .check(HistoryText.parse("c1 write x=2 [10,19] v4@1"), cut)
                        .reason())
                .endsWith("but n2 applied 2@2 before it at 0.025000s.");
    }

    @Test
    void theBranchThatSurvivesLosesNothing() {
        History history = HistoryText.parse("""
                c1 write x=1 [0,9] v1@1
                c1 write x=2 [10,19] v2@1
                c1 write x=3 [20,29] v3@1
                c1 write x=4 [30,39] v4@1
                c1 write x=5 [40,49] v5@1
                c2 write x=7 [50,59] v2@2
                c2 write x=8 [60,69] v3@2
                """);
        Trace fork = TraceText.parse("""
                5 n1 apply 1@1 write x=1
                15 n1 apply 2@1 write x=2
                25 n1 apply 3@1 write x=3
                35 n1 apply 4@1 write x=4
                45 n1 apply 5@1 write x=5
                55 n2 apply 2@2 write x=7
                65 n2 apply 3@2 write x=8
                75 n2 apply 4@2 noop
                85 n2 apply 5@2 noop
                """);
        assertThat(Durability.lost(history, fork))
                .isEqualTo(history.operations().subList(1, 5));
        Verdict verdict = new Durability().check(history, fork);
        assertThat(verdict.reason()).endsWith(" 4 such writes were lost.");
        assertThat(verdict.evidence()).hasSize(4);
        assertThat(verdict.evidence().get(3).text()).isEqualTo("and 1 more, 4 in all");
        History three = new History(history.operations().subList(1, 4));
        assertThat(new Durability().check(three, fork).evidence())
                .extracting(Verdict.Evidence::operation)
                .containsExactly(1, 2, 3);
    }

    @Test
    void whatNobodyWasToldOfCannotBeLost() {
        History history = HistoryText.parse("""
                c1 write x=1 [0,9] info
                c1 cas x=1/2 → false [10,19] v7@1
                c1 read x → nil [20,29] v7@1
                """);
        assertThat(Durability.lost(history, TraceText.parse("5 n1 apply 1@1 noop")))
                .isEmpty();
    }
}
