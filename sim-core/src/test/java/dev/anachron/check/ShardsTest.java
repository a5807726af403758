package dev.anachron.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.why.Explanation;
import dev.anachron.history.History;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.trace.Events;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Terms, positions and versions of different shards have nothing to do with each other: the same run is
 * judged as of two shards, s1 (n1 n2, which keep x and z) and s2 (n3 n4, which keep y and k6), and as of one cluster.
 */
class ShardsTest {
    private static final Shards TWO = Shards.of(
            Shards.evenly(Stream.of("n1", "n2", "n3", "n4").map(NodeId::new).toList(), 2));

    private static Trace divided(String trace) {
        return new Trace(together(trace).events(), "", TWO);
    }

    private static Trace together(String trace) {
        return TraceText.parse(trace.replace(";", "\n"));
    }

    private static History history(String history) {
        return HistoryText.parse(history == null ? "" : history.replace(";", "\n"));
    }

    private static Checker checker(String name) {
        return Checkers.ALL.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** In one cluster each of these breaks the promise; in two shards it is as it should be. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        election-safety      | 1 n1 leader 1; 2 n3 leader 1                        |
        log-matching         | 1 n1 append 1@1 a; 2 n3 append 1@1 b                |
        state-machine-safety | 1 n1 apply 1@1 a; 2 n3 apply 1@2 b                  |
        leader-completeness  | 1 n1 leader 1; 2 n1 append 1@1 a; 4 n1 commit 1; 5 n3 leader 2 |
        durability           | 1 n1 apply 1@1 write x=1; 2 n3 apply 1@2 write y=2  | c1 write x=1 [0,5] v1@1 from n1
        """)
    void whatOneShardDoesIsNoBreachInAnother(String promise, String trace, String operations) {
        History history = history(operations);
        assertThat(checker(promise).judge(history, together(trace)).status())
                .isEqualTo(Status.INVALID);
        assertThat(checker(promise).judge(history, divided(trace)).status())
                .isEqualTo(Status.VALID);
    }

    @Test
    void aVerdictIsAboutTheShardThatItsEvidenceSpeaksOf() {
        Verdict first = Verdict.invalid("", List.of(new Evidence(0, 0, "the first operation")));
        History history = history("c1 write y=1 [0,5]; c1 write x=1 [6,9]");

        assertThat(Part.of(first, history, divided("1 n1 paused")).shard().name())
                .isEqualTo("s2");
    }

    /** A breach within a shard is found, and told of that shard. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        election-safety  | 1 n1 leader 1; 2 n3 leader 2; 3 n4 leader 2                    | | Shard s2: n4 became leader in term 2 at 0.003000s, but n3 had become leader in that term at 0.002000s.
        log-matching     | 1 n1 append 1@1 a; 2 n3 append 1@1 b; 3 n2 append 1@1 c; 4 n4 append 1@1 d | | Shard s1: In the log of n2 (at 0.003000s) 1@1 is "c", in that of n1 (at 0.001000s) "a". Shard s2: In the log of n4 (at 0.004000s) 1@1 is "d", in that of n3 (at 0.002000s) "b".
        durability       | 1 n3 apply 1@1 write y=1; 2 n4 apply 1@2 write y=2; 3 n1 apply 1@1 write x=1 | c1 write x=1 [0,5] v1@1 from n1; c1 write y=1 [6,9] v1@1 from n3 | Shard s2: c1 write y=1 was acknowledged at 0.009000s as entry 1@1, but n4 applied 1@2 in its place at 0.002000s.
        read-your-writes | 1 n3 apply 9@1 write y=1; 2 n1 apply 1@1 write x=1 | c1 write x=1 [0,5] v1@1 from n1; c1 write y=1 [6,9] v9@1 from n3; c1 read x → 1 [10,11] v1@1 from n1; c1 read y → nil [12,13] from n4 | Shard s2: c1 read y → nil (version 0@0, from n4) at 0.012000s, after c1 write y=1 (version 9@1, from n3) at 0.009000s.
        """)
    void aBreachIsToldOfItsShard(String promise, String trace, String operations, String reason) {
        Verdict verdict = checker(promise).judge(history(operations), divided(trace));
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.status()).isEqualTo(Status.INVALID);
    }

    @Test
    void theGravestVerdictCountsAndWhatWasNotTestedCountsLeast() {
        assertThat(checker("election-safety").judge(history(""), divided("1 n3 leader 1")))
                .isEqualTo(Verdict.valid("Shard s2: Held at every event; 1 facts concerned it."));
        assertThat(checker("election-safety").judge(history(""), divided("")).tested())
                .isFalse();
    }

    /** The story of a wrong read is that of its own shard, with the numbers of operations of the run. */
    @Test
    void aStoryIsToldFromWhatItsShardDid() {
        History history = history("""
                c1 write x=5 [1000,1005] v9@1 from n1
                c1 write y=7 [1010,1020] v2@1 from n3
                c1 read y → nil [1030,1032] from n4
                """);
        Trace trace = divided("""
                100 n1 leader 5
                200 n3 leader 1
                1001 n1 apply 9@5 write x=5
                1011 n3 apply 2@1 write y=7
                1031 n4 serves c1 its own state
                """);
        Verdict verdict = checker("read-your-writes").judge(history, trace);
        assertThat(verdict.evidence()).extracting(Evidence::operation).containsExactly(1, 2);
        assertThat(Explanation.of(verdict, history, trace).stream()
                        .map(Evidence::text)
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo("""
                        n3 became leader in term 1.
                        n3 committed write y=7 as entry 2@1 (the 2nd entry, made in term 1).
                        c1 was told that write y=7 had been done.
                        c1 asked n4 for y, 10ms after write y=7 had been acknowledged.
                        n4 answered that y had never been written, from its own state.
                        So c1 was shown the past: write y=7 had been committed 19ms before it asked.
                        """);
    }

    /** What the read demanded came from the other shard, or from its own, or it demanded nothing. */
    @ParameterizedTest(name = "at least {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        7@1 | Its marker was 7@1, from its write y=1: a place in the log of shard s2, which says nothing about that of shard s1.
        9@1 |
        0@0 |
        """)
    void aMarkerOfAnotherShardIsToldOf(String demanded, @Nullable String sentence) {
        History history = history("""
                c1 write x=1 [1000,1005] v9@1 from n1
                c1 write y=1 [1010,1020] v7@1 from n3
                c1 read x → nil [1030,1032] from n2
                """);
        List<TraceEvent> events = new ArrayList<>(
                together("1001 n1 apply 9@1 write x=1; 1011 n3 apply 7@1 write y=1")
                        .events()
                        .stream()
                        .toList());
        NodeId c1 = new NodeId("c1");
        String[] parts = demanded.split("@");
        Version atLeast = new Version(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
        Command read = new Command.Read("x");
        events.add(new TraceEvent.Sent(
                SimTime.millis(1030),
                0,
                c1,
                new NodeId("n2"),
                new Request(c1, 3, 1, read, ConsistencyLevel.EVENTUAL, atLeast)));
        Trace trace = new Trace(Events.of(events), "", TWO);
        Verdict verdict = checker("read-your-writes").judge(history, trace);
        assertThat(Explanation.of(verdict, history, trace).stream()
                        .map(Evidence::text)
                        .filter(text -> text.startsWith("Its marker"))
                        .toList())
                .isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void theStoryOfABrokenInvariantToo() {
        Trace trace = divided("1 n1 leader 2; 2 n3 leader 1; 3 n4 leader 1");
        Verdict verdict = checker("election-safety").judge(history(""), trace);
        assertThat(Explanation.of(verdict, history(""), trace).stream().map(Evidence::text))
                .containsExactly(
                        "n3 became leader in term 1.",
                        "n4 became leader in term 1.",
                        "So term 1 had two leaders, and each could decide without the other.");
    }

    /** Counts add up, and all is well when it is well everywhere. */
    @ParameterizedTest(name = "{0} = {1}, in one cluster {2}")
    @CsvSource(delimiter = '|', textBlock = """
        elections         | 3 | 2  | 1 n1 leader 1; 2 n3 leader 1; 3 n4 leader 2      |
        converged-after   | 8 | 3  | 1 n1 leader 1; 10 fault begins cut; 16 n3 leader 2; 17 n3 follower 2; 18 n3 leader 3 | c1 write x=1 [11,13] v1@1 from n1; c1 write x=2 [15,18] v2@1 from n1
        converged-after   | Infinity | 3 | 1 n1 leader 1; 2 n3 leader 1; 10 fault begins cut; 12 n3 follower 1 | c1 write x=1 [11,13] v1@1 from n1
        stale-reads       | 1 | 0  | 1 n1 apply 2@1 write x=1; 2 n3 apply 1@1 write y=1; 3 n3 apply 2@1 write y=2 | c1 read y → 1 [5,6] v1@1 from n4
        lost-writes       | 1 | 2  | 1 n1 apply 1@1 write x=1; 2 n3 apply 1@2 write y=2 | c1 write x=1 [0,5] v1@1 from n1; c1 write y=1 [6,9] v1@1 from n3
        """)
    void measuresOfShardsAddUp(
            String name, double ofShards, double ofOne, String trace, String operations) {
        Measure measure = Measures.ALL.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
        History history = history(operations);
        assertThat(measure.measure(history, divided(trace)))
                .as(name.toUpperCase(Locale.ROOT))
                .isEqualTo(ofShards);
        assertThat(measure.measure(history, together(trace))).isEqualTo(ofOne);
    }

    /** Whoever forgets to divide a run is told so, and does not judge several logs as one. */
    @Test
    void severalLogsAreNotJudgedAsOne() {
        assertThatThrownBy(() -> checker("log-matching").check(history(""), divided("")))
                .hasMessage("several shards have no log in common");
        assertThatThrownBy(() -> checker("durability").check(history(""), divided("")))
                .hasMessage("several shards have no common order of writes");
    }
}
