package dev.anachron.film;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.engine.Run;
import dev.anachron.film.Film.Window;
import dev.anachron.film.Interior.Holding;
import dev.anachron.film.Interior.Lease;
import dev.anachron.film.Interior.Log;
import dev.anachron.film.Interior.Steps;
import dev.anachron.history.History;
import dev.anachron.spi.Fact;
import dev.anachron.spi.NodeState;
import dev.anachron.trace.States;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ClockChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of nodes, a line an event, times in milliseconds, and what a film says of them. */
class InsideTest {
    private static final List<Window> WHOLE = List.of(new Window(0, SimTime.millis(1000), 0, 0));
    private static final NodeId N1 = new NodeId("n1");

    private final WordTable words = new WordTable();

    private Interior interior(List<Window> windows, States states, List<TraceEvent> events) {
        Run run = new Run(
                1,
                SimTime.millis(1000),
                events.size(),
                new History(List.of()),
                new Trace(events, ""),
                new Run.Messages(0, 0, 0),
                List.of(),
                new TreeMap<>(),
                states);
        return new Inside(node -> Integer.parseInt(node.name().substring(1)))
                .of(run, windows, words);
    }

    private Interior interior(List<Window> windows, String story) {
        return interior(windows, States.NONE, events(story));
    }

    private static List<TraceEvent> events(String story) {
        return story.lines()
                .flatMap(line -> List.of(line.split(", ")).stream())
                .map(line -> event(line.strip().split(" ", 4)))
                .toList();
    }

    private static TraceEvent event(String[] line) {
        long atNanos = SimTime.millis(Long.parseLong(line[0]));
        NodeId node = new NodeId(line[1]);
        String rest = line.length > 3 ? line[3] : "";
        return switch (line[2]) {
            case "crashed", "restarted", "paused", "resumed" ->
                new ProcessChanged(atNanos, node, Change.valueOf(line[2].toUpperCase(Locale.ROOT)));
            default -> new Noted(atNanos, node, fact(line[2], rest));
        };
    }

    private static Fact fact(String kind, String rest) {
        String first = rest.split(" ")[0];
        String more = rest.substring(Math.min(rest.length(), first.length() + 1));
        return switch (kind) {
            case "append" -> new Fact.Append(version(first), new Phrase(more));
            case "truncate" -> new Fact.Truncate(Long.parseLong(first));
            case "recover" -> new Fact.Recover(Long.parseLong(first));
            case "commit" -> new Fact.Commit(Long.parseLong(first));
            case "role" -> new Fact.Role(first, 1);
            case "compact" -> new Fact.Snapshot(version(first), false);
            case "install" -> new Fact.Snapshot(version(first), true);
            case "apply" -> new Fact.Apply(version(first), new Phrase(more), write(more), true);
            case "written" -> written(version(first), write(more));
            default ->
                new Fact.Stored(
                        version(first), Fact.Stored.Holding.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    private static Version version(String text) {
        String[] parts = text.split("@");
        return new Version(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
    }

    /** What was there before was 40. */
    private static Fact written(Version version, Command command) {
        return new Fact.Written(
                version, new NodeId("c9"), command, command.appliedTo(Value.of(40)));
    }

    private static Command write(String text) {
        String[] parts = text.split("[=+]");
        if (text.contains("+")) {
            return new Command.Add(parts[0], Long.parseLong(parts[1]), true);
        }
        return new Command.Write(parts[0], Long.parseLong(parts[1]));
    }

    // What came of it, as text

    private static long millis(Numbers differences, int row) {
        long sum = 0;
        for (int i = 0; i <= row; i++) {
            sum += differences.get(i);
        }
        return sum / SimTime.MILLI;
    }

    private String word(long number) {
        return number < 0 ? "-" : words.words().get((int) number);
    }

    private String text(Log log) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < log.slot().size(); i++) {
            String what = log.term().get(i) < 0
                    ? "-"
                    : log.term().get(i) + " " + word(log.entry().get(i));
            rows.add(millis(log.at(), i) + ": " + log.slot().get(i) + " is " + what);
        }
        return String.join(", ", rows);
    }

    private static String text(Steps steps) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < steps.value().size(); i++) {
            rows.add(millis(steps.at(), i) + ": " + steps.value().get(i));
        }
        return steps.name() + " " + String.join(", ", rows);
    }

    private String text(Holding holding) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < holding.value().size(); i++) {
            rows.add(millis(holding.at(), i) + ": " + word(holding.value().get(i)) + " ("
                    + word(holding.version().get(i)) + ")");
        }
        return "n" + holding.party() + (holding.hint() ? " for others" : "") + " "
                + holding.object() + " " + String.join(", ", rows);
    }

    // Logs

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 n1 append 1@1 a, 20 n1 append 2@1 b                    | 10: 1 is 1 a, 20: 2 is 1 b
            10 n1 append 1@1 a, 20 n1 truncate 1, 30 n1 append 1@2 b  | 10: 1 is 1 a, 20: 1 is -, 30: 1 is 2 b
            10 n1 append 1@1 a, 20 n1 truncate 1, 30 n1 append 1@1 a  | 10: 1 is 1 a, 20: 1 is -, 30: 1 is 1 a
            10 n1 append 1@1 a, 20 n1 truncate 2                      | 10: 1 is 1 a
            10 n1 append 1@1 a, 15 n1 append 2@1 b, 20 n1 crashed, 30 n1 restarted, 30 n1 recover 1 | 10: 1 is 1 a, 15: 2 is 1 b, 30: 2 is -
            10 n1 append 1@1 a, 20 n1 crashed, 30 n1 restarted, 31 n1 role follower | 10: 1 is 1 a, 31: 1 is -
            10 n1 append 1@1 a, 15 n1 append 2@1 b, 20 n1 compact 1@1 | 10: 1 is 1 a, 15: 2 is 1 b, 20: 1 is -
            10 n1 append 1@1 a, 20 n1 install 3@2                     | 10: 1 is 1 a, 20: 1 is -
            10 n1 append 1@1 a, 20 n1 install 1@1                     | 10: 1 is 1 a
            """)
    void aLogSaysWhatStandsWhereFromWhenOn(String story, String log) {
        assertThat(interior(WHOLE, story).logs()).extracting(this::text).containsExactly(log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 n1 append 1@1 a, 20 n1 commit 1, 30 n1 apply 1@1 x=7          | commit 20: 1; applied 30: 1
            10 n1 append 1@1 a, 20 n1 commit 1, 30 n1 crashed                | commit 20: 1, 30: -1
            10 n1 append 1@1 a, 20 n1 compact 1@1                            | snapshot 20: 1
            10 n1 append 1@1 a, 20 n1 install 3@2                            | commit 20: 3; applied 20: 3; snapshot 20: 3
            10 n1 append 1@1 a, 20 n1 install 1@1                            | commit 20: 1; applied 20: 1
            """)
    void marksSayHowFarALogIsCommittedAndApplied(String story, String marks) {
        assertThat(interior(WHOLE, story).marks())
                .extracting(InsideTest::text)
                .containsExactly(marks.split("; "));
    }

    @Test
    void aWindowBeginsWithWhatHoldsThere() {
        String story = """
                10 n1 append 1@1 a
                20 n1 append 2@1 b
                30 n1 truncate 2
                40 n1 append 2@2 c
                60 n1 append 3@2 d
                80 n1 append 4@2 e
                90 n1 append 5@2 f""";
        List<Window> windows = List.of(
                new Window(SimTime.millis(50), SimTime.millis(70), 0, 0),
                new Window(SimTime.millis(85), SimTime.millis(86), 0, 0));
        assertThat(interior(windows, story).logs())
                .extracting(this::text)
                .containsExactly("10: 1 is 1 a, 40: 2 is 2 c, 60: 3 is 2 d, 80: 4 is 2 e");
        assertThat(words.words()).containsExactlyInAnyOrder("a", "c", "d", "e");
    }

    // Objects

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            10 n1 written 5@1 x=7, 10 n1 taken 5@1, 20 n2 taken 5@1                        > n1 x 10: 7 (5@1); n2 x 20: 7 (5@1)
            10 n1 written 5@1 x=7, 11 n1 taken 5@1, 12 n1 written 6@1 x=8, 13 n1 taken 6@1 > n1 x 11: 7 (5@1), 13: 8 (6@1)
            10 n1 written 5@1 x=7, 11 n1 taken 5@1, 12 n2 written 6@2 x=8, 13 n1 beside 6@2 > n1 x 11: 7 (5@1), 13: 7 | 8 (5@1 6@2)
            10 n1 written 5@1 x=7, 11 n1 taken 5@1, 12 n1 dropped 5@1                      > n1 x 11: 7 (5@1), 12: - (-)
            10 n1 written 5@1 x=7, 11 n2 hinted 5@1, 12 n2 discarded 5@1                   > n2 for others x 11: 7 (5@1), 12: - (-)
            10 n1 written 5@1 x+2, 11 n1 taken 5@1                                         > n1 x 11: 42 (5@1)
            10 n1 append 1@1 a, 11 n1 apply 1@1 x=7, 12 n1 crashed                         > n1 x 11: 7 (1@1), 12: - (-)
            11 n1 apply 1@1 x=7, 12 n1 crashed, 13 n1 restarted                            > n1 x 11: 7 (1@1)
            10 n1 append 1@1 a, 11 n1 apply 1@1 x=7, 12 n1 apply 2@1 x=8, 13 n2 install 1@1 > n1 x 11: 7 (1@1), 12: 8 (2@1); n2 x 13: 7 (1@1)
            """)
    void anObjectSaysWhoHasWhichVersion(String story, String holdings) {
        assertThat(interior(WHOLE, story.strip()).holdings())
                .extracting(this::text)
                .containsExactly(holdings.split("; "));
    }

    // Clocks and leases

    private static ClockChanged wall(long atMillis, long aheadMillis, long driftPpb) {
        long atNanos = SimTime.millis(atMillis);
        ClockLine line = new ClockLine(atNanos, atNanos + SimTime.millis(aheadMillis), driftPpb);
        return new ClockChanged(atNanos, N1, ClockLine.TRUE, line, 0);
    }

    private Lease lease(List<TraceEvent> clocks, States.Leased... leases) {
        States states = new States(List.of(), List.of(leases));
        return interior(WHOLE, states, clocks).leases().get(0);
    }

    private static States.Leased leased(long atMillis, long untilMillis, boolean byWallClock) {
        NodeState.Lease lease =
                new NodeState.Lease("lease", SimTime.millis(untilMillis), byWallClock);
        return new States.Leased(SimTime.millis(atMillis), N1, "lease", lease);
    }

    @Test
    void aLeaseEndsWhenItsClockShowsItsEnd() {
        assertThat(lease(List.of(), leased(100, 200, true)).ends().get(0))
                .isEqualTo(SimTime.millis(200));
        List<TraceEvent> setBack = List.of(wall(150, -500, 0));
        assertThat(lease(setBack, leased(100, 200, true)).ends().get(0))
                .isEqualTo(SimTime.millis(700));
        assertThat(lease(setBack, leased(100, 200, false)).ends().get(0))
                .isEqualTo(SimTime.millis(200));
        List<TraceEvent> setForward = List.of(wall(150, 500, 0));
        assertThat(lease(setForward, leased(100, 200, true)).ends().get(0))
                .isEqualTo(SimTime.millis(150));
        List<TraceEvent> slow = List.of(wall(100, 0, -SimTime.SECOND / 2));
        assertThat(lease(slow, leased(100, 200, true)).ends().get(0))
                .isEqualTo(SimTime.millis(300));
        List<TraceEvent> stopped = List.of(wall(150, 0, ClockLine.STOPPED));
        assertThat(lease(stopped, leased(100, 200, true)).ends().get(0)).isEqualTo(-1);
        assertThat(lease(setBack, leased(100, 120, true)).ends().get(0))
                .isEqualTo(SimTime.millis(120));
    }

    @Test
    void aLeaseThatIsGivenUpEndsThere() {
        States.Leased givenUp = new States.Leased(SimTime.millis(150), N1, "lease", null);
        Lease lease = lease(List.of(), leased(100, 200, false), givenUp);
        assertThat(lease.ends().size()).isEqualTo(2);
        assertThat(lease.ends().get(1)).isEqualTo(SimTime.millis(150));
    }

    @Test
    void aFieldThatIsGoneHasNoValueAndAProcessIsUpOrNot() {
        States states = new States(
                List.of(
                        new States.Change(0, N1, States.ROLE, "leader"),
                        new States.Change(SimTime.millis(10), N1, "match n2", "3"),
                        new States.Change(SimTime.millis(20), N1, States.ROLE, "follower"),
                        new States.Change(SimTime.millis(20), N1, "match n2", null)),
                List.of());
        List<TraceEvent> events = events("30 n1 crashed, 40 n1 restarted, 50 n1 paused");
        List<String> told = interior(WHOLE, states, events).states().stream()
                .map(steps -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < steps.value().size(); i++) {
                        values.add(word(steps.value().get(i)));
                    }
                    return steps.name() + ": " + String.join(" ", values);
                })
                .toList();
        assertThat(told)
                .containsExactly(
                        "process: down up paused", "role: leader follower", "match n2: 3 -");
    }
}
