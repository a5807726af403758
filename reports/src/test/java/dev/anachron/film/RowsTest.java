package dev.anachron.film;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.film.Film.Messages;
import dev.anachron.film.Film.Moment;
import dev.anachron.film.Film.Window;
import dev.anachron.spi.Message;
import dev.anachron.trace.Events;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of messages, an event a word: {@code 5+1} at 5 ms message 1 is sent, {@code 7-1} it is taken up,
 * {@code 7x1} it is lost. The numbers of events, not the times, say what a window holds.
 */
class RowsTest {
    private record Hello(long number) implements Message {
        @Override
        public void describe(Description to) {
            to.word("Hello").put("number", number);
        }
    }

    private static final NodeId FROM = new NodeId("n0");
    private static final NodeId TO = new NodeId("n1");

    private static List<TraceEvent> events(String story) {
        return Arrays.stream(story.split(" "))
                .map(word -> event(word.split("[-+x]"), word))
                .toList();
    }

    private static TraceEvent event(String[] numbers, String word) {
        long atNanos = SimTime.millis(Long.parseLong(numbers[0]));
        long id = Long.parseLong(numbers[1]);
        Hello hello = new Hello(id);
        if (word.contains("+")) {
            return new Sent(atNanos, id, FROM, TO, hello);
        }
        return word.contains("x")
                ? new Dropped(atNanos, id, FROM, TO, hello, "a test")
                : new Delivered(atNanos, atNanos, id, FROM, TO, hello);
    }

    private static EventRows rows(String story, long from, long count) {
        EventRows rows =
                new EventRows(new WordTable(), party -> party.equals(FROM) ? 0 : 1, List.of());
        rows.read(Events.of(events(story)), List.of(new Window(0, 0, from, count)));
        return rows;
    }

    /** {@code 1@5+2 delivered}: message 1, sent at 5 ms, ended 2 ms later. */
    private static List<String> told(Messages messages) {
        List<String> fates = List.of("delivered", "lost", "under way", "once more");
        List<String> told = new ArrayList<>();
        long sent = 0;
        for (int row = 0; row < messages.number().size(); row++) {
            sent += messages.sent().get(row);
            long ended = messages.ended().get(row);
            told.add(messages.number().get(row) + "@" + sent / SimTime.MILLI
                    + (ended < 0 ? "" : "+" + ended / SimTime.MILLI) + " "
                    + fates.get((int) messages.fate().get(row)));
        }
        return told;
    }

    @ParameterizedTest(name = "{0}, {2} events from number {1} on")
    @CsvSource({
        "5+1 7-1,           0, 9, 1@5+2 delivered",
        "5+1 7x1,           0, 9, 1@5+2 lost",
        "5+1,               0, 9, 1@5 under way",
        "5+1 7-1 9-1,       0, 9, 1@5+2 delivered; 1@5+4 once more",
        "5+1 6+2 7-1 8x2,   0, 9, 1@5+2 delivered; 2@6+2 lost",
        // Sent before the window: when is known, since all of the run is read.
        "5+1 6+2 7-1,       1, 9, 2@6 under way; 1@5+2 delivered",
        // And of its copy, too.
        "5+1 7-1 9-1,       1, 9, 1@5+2 delivered; 1@5+4 once more",
        // Ended after it.
        "5+1 6+2 7-1,       0, 2, 1@5+2 delivered; 2@6 under way",
        // Neither sent nor ended in it.
        "5+1 6+2 7-1 9-2,   1, 1, 2@6+3 delivered",
    })
    void everyMessageHasARowAndAnEnd(String story, long from, long count, String messages) {
        assertThat(String.join("; ", told(rows(story, from, count).messages())))
                .isEqualTo(messages);
    }

    @Test
    void eventsLeadToTheirMessages() {
        Film.Events events = rows("5+1 6+2 7-1 9-1 9x2", 0, 9).events();
        assertThat(events.at())
                .isEqualTo(Numbers.of(5_000_000, 1_000_000, 1_000_000, 2_000_000, 0));
        assertThat(events.link()).isEqualTo(Numbers.of(0, 1, 0, 2, 1));
        assertThat(events.party()).isEqualTo(Numbers.of(0, 0, 1, 1, 1));
    }

    /** A run of so many events, one each millisecond from 0 on. */
    private static Events long_(int events) {
        return Events.of(LongStream.range(0, events)
                .mapToObj(i ->
                        (TraceEvent) new Sent(SimTime.millis(i), i + 1, FROM, TO, new Hello(i)))
                .toList());
    }

    @ParameterizedTest(name = "{0} events, at most {1}, moments {2}: {3}")
    @CsvSource({
        "100, 100, 50 violation,               0+100",
        "100,  20, 50 violation,               36+20",
        "100,  20, 2 violation,                0+20",
        "100,  20, 99 violation,               80+20",
        "100,  20, ,                           0+20",
        // Each has its half; where they overlap, there is more for both.
        "100,  20, 30 violation 70 violation,  24+10 64+10",
        "100,  20, 30 violation 35 fault,      20+20",
    })
    void aLongRunIsSeenAroundItsMoments(int events, long most, String moments, String windows) {
        List<Moment> worth = new ArrayList<>();
        String[] words = moments == null ? new String[0] : moments.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            worth.add(new Moment(SimTime.millis(Long.parseLong(words[i])), words[i + 1], ""));
        }
        assertThat(Windows.of(long_(events), worth, most).stream()
                        .map(one -> one.firstEvent() + "+" + one.events()))
                .containsExactly(windows.split(" "));
    }
}
