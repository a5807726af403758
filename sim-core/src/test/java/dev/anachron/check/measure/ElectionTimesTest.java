package dev.anachron.check.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.TraceText;
import dev.anachron.history.History;
import dev.anachron.spi.Message;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traces by hand: {@code 40 n2 → n3 Beat} is a message that n2 sends and n3 takes up 2 ms later. */
class ElectionTimesTest {
    private record Word(String type) implements Message {
        @Override
        public void describe(Description to) {
            to.word(type);
        }
    }

    private static Trace trace(String text) {
        List<TraceEvent> events = text.lines()
                .flatMap(line -> line.contains("→")
                        ? message(line.strip().split(" ")).stream()
                        : TraceText.parse(line).events().stream())
                .toList();
        return new Trace(events, "");
    }

    private static List<TraceEvent> message(String[] words) {
        long at = SimTime.millis(Long.parseLong(words[0]));
        NodeId from = new NodeId(words[1]);
        NodeId to = new NodeId(words[3]);
        long arrives = at + SimTime.millis(2);
        long id = Long.parseLong(words[0]);
        Word word = new Word(words[4]);
        return List.of(
                new Sent(at, id, from, to, word),
                new Delivered(arrives, arrives, id, from, to, word));
    }

    private static List<Long> times(String text) {
        return ElectionTimes.of(trace(text)).stream()
                .map(nanos -> (long) SimTime.toMillis(nanos))
                .toList();
    }

    private static final String BEGINNING = """
            0 n1 follower 0
            0 n2 follower 0
            0 n3 follower 0
            0 n4 follower 0
            10 n1 leader 1
            11 n1 → n2 Beat
            100 n1 crashed
            """;

    @Test
    void anElectionLastsUntilTheLastSurvivorHasHeardTheNewLeader() {
        assertThat(times(BEGINNING + """
                150 n2 candidate 2
                151 n2 → n3 Ask
                160 n2 leader 2
                161 n2 → n3 Beat
                170 n2 → n4 Beat
                180 n2 → n4 Beat
                """)).containsExactly(72L);
    }

    @Test
    void whoIsElectedAndDeposedBeforeItIsHeardIsNoLeader() {
        assertThat(times(BEGINNING + """
                160 n2 leader 2
                161 n2 → n3 Beat
                162 n2 follower 3
                163 n2 → n4 Beat
                200 n3 leader 3
                201 n3 → n2 Beat
                203 n3 → n4 Beat
                """)).containsExactly(105L);
    }

    @Test
    void whatIsNotAHeartbeatDoesNotCountAndWhoReturnsNeedNotHear() {
        assertThat(times(BEGINNING + """
                160 n2 leader 2
                161 n2 → n3 Beat
                162 n2 → n4 Refuse
                163 n1 restarted
                163 n1 follower 1
                190 n2 → n4 Beat
                """)).containsExactly(92L);
    }

    @Test
    void whoSaysAgainThatItLeadsHasBegunBefore() {
        assertThat(times(BEGINNING + """
                160 n2 leader 2
                161 n2 → n3 Beat
                165 n2 leader 2
                170 n2 → n4 Beat
                """)).containsExactly(72L);
    }

    @Test
    void aSurvivorThatDiesIsNotWaitedForAndFollowersDieUnnoticed() {
        assertThat(times(BEGINNING + """
                120 n4 crashed
                160 n2 leader 2
                161 n2 → n3 Beat
                300 n3 crashed
                """)).containsExactly(63L);
    }

    @Test
    void theMeanIsOfAllElections() {
        Trace two = trace(BEGINNING + """
                160 n2 leader 2
                161 n2 → n3 Beat
                170 n2 → n4 Beat
                200 n2 crashed
                220 n3 leader 3
                226 n3 → n4 Beat
                """);

        assertThat(new ElectionTime(null).measure(new History(List.of()), two)).isEqualTo(50);
    }

    @Test
    void anElectionWithoutAnEndIsNotMeasured() {
        assertThat(times(BEGINNING + "160 n2 leader 2\n161 n2 → n3 Beat")).isEmpty();
        assertThat(new ElectionTime(null).measure(new History(List.of()), trace(BEGINNING)))
                .isNaN();
    }
}
