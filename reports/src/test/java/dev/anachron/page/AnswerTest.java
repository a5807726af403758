package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.anachron.base.SimTime;
import dev.anachron.chart.SampleRuns;
import dev.anachron.check.Verdict.Status;
import dev.anachron.page.Answer.Found;
import dev.anachron.page.Answer.Frame;
import dev.anachron.report.Judged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer, word for word, for what runs can bring. */
class AnswerTest {
    private static final Frame SHOWS = new Frame("Can it?", "linearizable", true, false);
    private static final Frame ASKS = new Frame("What happens?", "linearizable", true, false);
    private static final Frame GUARDS = new Frame("Can it?", "linearizable", false, false);
    private static final Frame SAFETY = new Frame("What happens?", "linearizable", true, true);
    private static final Frame DURABLE =
            new Frame("Does it lose a write?", "durability", false, false);
    private static final Frame SESSION = new Frame("What happens?", "monotonic-reads", true, false);

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theAnswerReads(String answer, Frame frame, List<Found> found) {
        assertThat(Answer.text(frame, found)).isEqualTo(answer);
    }

    @Test
    void aRepeatedExperimentIsAnsweredInNumbers() {
        assertThat(Answer.of(SampleRuns.elections()))
                .isEqualTo("election-time.p50 is 190 ms in ‘wide’ (published: 180 ms), "
                        + "120 ms in ‘narrow’ (published: 130 ms).");
    }

    @Test
    void aQuestionAboutTimeIsAnsweredInTime() {
        assertThat(Answer.of(SampleRuns.report(
                        measured("cannot-hear", 1, 4990.653),
                        measured("cannot-speak", 2, 9.946),
                        measured("cut-off", 2, 720))))
                .isEqualTo("Longest without an answer: 5.0 s in ‘cannot-hear’, 9.9 ms in"
                        + " ‘cannot-speak’, 720 ms in ‘cut-off’."
                        + " Elections won: 1 in ‘cannot-hear’; 2 in ‘cannot-speak’ and ‘cut-off’.");
        assertThat(Answer.of(SampleRuns.report(SampleRuns.measured(
                        "a",
                        new TreeMap<>(Map.of(
                                "converged-after",
                                Double.POSITIVE_INFINITY,
                                "latency.write.p95",
                                Double.NaN))))))
                .isEqualTo("Well again after: never in ‘a’."
                        + " 95th percentile latency of writes: nothing to measure in ‘a’.");
    }

    private static Judged measured(String name, double elections, double unavailable) {
        return SampleRuns.measured(
                name,
                new TreeMap<>(Map.of("elections", elections, "unavailable-for", unavailable)));
    }

    @Test
    void whereOldValuesAreAskedForNumbersDoNotTakeTheirPlace() {
        assertThat(Answer.of(SampleRuns.report(
                        SampleRuns.measured("a", new TreeMap<>(Map.of("stale-reads", 0.0))))))
                .doesNotContain("stale-reads:");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        "Yes. In ‘local’ 37 of 412 reads returned an old value, the oldest by "
                                + "3.9 s; ‘read-index’ and ‘lease’ returned none.",
                        SHOWS,
                        List.of(stale("local", 37, 3900), kept("read-index"), kept("lease"))),
                arguments(
                        "In ‘local’ 37 of 412 reads returned an old value, the oldest by 3.9 s; "
                                + "in ‘drift’ 2 of 412, the oldest by 41.0 ms; "
                                + "‘lease’ returned none.",
                        ASKS,
                        List.of(stale("local", 37, 3900), stale("drift", 2, 41), kept("lease"))),
                arguments(
                        "Not in this run. No read returned an old value in ‘local’.",
                        SHOWS,
                        List.of(kept("local"))),
                arguments(
                        "No read returned an old value in ‘a’, ‘b’ and ‘c’.",
                        GUARDS,
                        List.of(kept("a"), kept("b"), kept("c"))),
                arguments(
                        "In ‘a’ 1 of 412 reads returned an old value.",
                        GUARDS,
                        List.of(stale("a", 1, 0))),
                arguments(
                        "No read returned an old value in ‘a’; ‘b’ is not linearizable, although "
                                + "no single read returned an old value.",
                        ASKS,
                        List.of(kept("a"), found("b", Status.INVALID))),
                arguments(
                        "‘a’ and ‘b’ are undecided.",
                        SHOWS,
                        List.of(found("a", Status.UNKNOWN), found("b", Status.UNKNOWN))),
                arguments(
                        "No read returned an old value in ‘a’. "
                                + "No safety property of the protocol broke.",
                        SAFETY,
                        List.of(kept("a"))),
                arguments(
                        "No read returned an old value in ‘a’. "
                                + "A safety property broke: ‘a’ broke log-matching.",
                        SAFETY,
                        List.of(new Found(
                                "a", Status.VALID, 412, 0, 0, 0, List.of("log-matching")))),
                arguments(
                        "Monotonic-reads is violated in ‘roaming’; "
                                + "it holds in ‘sticky’ and ‘at-least’.",
                        SESSION,
                        List.of(
                                found("roaming", Status.INVALID),
                                kept("sticky"),
                                kept("at-least"))),
                arguments("Monotonic-reads holds in ‘a’.", SESSION, List.of(kept("a"))),
                arguments(
                        "‘careless’ lost 15 acknowledged writes; ‘base’ kept every acknowledged write.",
                        DURABLE,
                        List.of(
                                kept("base"),
                                new Found("careless", Status.INVALID, 9, 0, 0, 15, List.of()))));
    }

    private static Found stale(String variant, long reads, long oldestMillis) {
        return new Found(
                variant, Status.INVALID, 412, reads, SimTime.millis(oldestMillis), 0, List.of());
    }

    private static Found kept(String variant) {
        return found(variant, Status.VALID);
    }

    private static Found found(String variant, Status status) {
        return new Found(variant, status, 412, 0, 0, 0, List.of());
    }
}
