package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.process.Gc;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;
import dev.anachron.fault.process.RollingRestart;
import dev.anachron.fault.process.Slow;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What befalls processes, seen on the smallest protocol: links of 10 ms, writes of 4 ms. */
class ProcessFaultTest {
    private static Setups echo() {
        return Setups.of(new Echo(), 3)
                .latency(Latency.constant(SimTime.millis(10)))
                .diskWrite(Latency.constant(SimTime.millis(4)))
                .handler(SimTime.millis(2))
                .seconds(8)
                .scriptedClient("c1")
                .step(200, "c1", new Command.Read("x"));
    }

    private static Run run(Setups setups) {
        return Simulation.run(setups.build(), 1);
    }

    private static List<String> changes(Run run) {
        return run.trace().of(ProcessChanged.class).map(TraceEvent::line).toList();
    }

    /** When c1 asked, and when it was answered; the request comes to n1 at 210 ms. */
    private static String answered(Run run) {
        return run.history().operations().stream()
                .map(op ->
                        SimTime.span(op.invokedNanos()) + " to " + SimTime.span(op.returnedNanos()))
                .findFirst()
                .orElse("never");
    }

    @Test
    void withoutFaultsAnAnswerTakesTwoLinksAHandlerAndAWrite() {
        assertThat(answered(run(echo()))).isEqualTo("200ms to 226ms");
    }

    @Test
    void aRollingRestartTakesOneAfterTheOtherAndIsOverWithTheLast() {
        Run run = run(echo().fault(
                        1000,
                        -1,
                        new RollingRestart(
                                List.of("followers", "leader"),
                                SimTime.millis(500),
                                SimTime.seconds(2))));
        assertThat(changes(run))
                .containsExactly(
                        "1.000000s n2 crashed",
                        "1.500000s n2 restarted",
                        "3.000000s n3 crashed",
                        "3.500000s n3 restarted",
                        "5.000000s n1 crashed",
                        "5.500000s n1 restarted");
        Run.FaultReport report = run.faults().get(0);
        assertThat(report.what()).isEqualTo("rolling restart of n2 n3 n1 (500ms down, every 2s)");
        assertThat(report.untilNanos()).isEqualTo(SimTime.millis(5500));
        assertThat(report.effects()).containsEntry("crashes", 3L).containsEntry("restarts", 3L);
    }

    @Test
    void aRollingRestartThatEndsBeforeTakesNobodyElse() {
        Run run = run(echo().fault(
                        1000,
                        2200,
                        new RollingRestart(List.of("all"), SimTime.millis(500), SimTime.seconds(2)))
                .fault(3100, -1, new Restart(List.of("n3"))));
        assertThat(changes(run))
                .containsExactly(
                        "1.000000s n1 crashed",
                        "1.500000s n1 restarted",
                        "3.000000s n2 crashed",
                        "3.200000s n2 restarted");
        assertThat(run.faults().get(0).untilNanos()).isEqualTo(SimTime.millis(3200));
    }

    @Test
    void collectionsComeAndGoOnEachNodeByItself() {
        Gc gc = new Gc(
                List.of("n1", "n2"),
                Latency.exponential(SimTime.millis(300), 0),
                Latency.lognormal(SimTime.millis(20), SimTime.millis(400)));
        Run run = run(echo().fault(0, 6000, gc));
        long ones = pauses(run, "n1");
        assertThat(ones).isBetween(8L, 30L);
        assertThat(pauses(run, "n2")).isBetween(8L, 30L).isNotEqualTo(0);
        assertThat(pauses(run, "n3")).isZero();
        assertThat(run.faults().get(0).effects()).containsKey("timersLate");
        Run alone = run(echo().fault(0, 6000, new Gc(List.of("n1"), gc.every(), gc.pause())));
        assertThat(pausesAt(alone, "n1")).isEqualTo(pausesAt(run, "n1")); // n2 shifts nothing
        assertThat(changes(run)).noneMatch(line -> line.compareTo("6.000001s") > 0);
    }

    private static long pauses(Run run, String node) {
        return pausesAt(run, node).size() / 2;
    }

    private static List<Long> pausesAt(Run run, String node) {
        return run.trace()
                .of(ProcessChanged.class)
                .filter(change -> change.node().equals(new NodeId(node)))
                .map(TraceEvent::atNanos)
                .toList();
    }

    @Test
    void aSlowProcessTakesLongerForHandlersAndWrites() {
        Run run = run(echo().fault(100, 300, new Slow(List.of("n1"), 10)));
        assertThat(answered(run)).isEqualTo("200ms to 280ms");
        assertThat(run.faults().get(0).what()).isEqualTo("slow n1 (10 times)");
        assertThat(run.faults().get(0).effects().get("handlersSlowed")).isGreaterThan(2);
        Run over = run(echo().fault(10, 50, new Slow(List.of("n1"), 2.5)));
        assertThat(answered(over)).isEqualTo("200ms to 226ms");
        assertThat(over.faults().get(0).what()).isEqualTo("slow n1 (2.50 times)");
    }

    /** Ten times nothing is nothing. */
    @Test
    void aProcessThatTakesNoTimeIsNotSlowed() {
        Setups quick = echo().handler(0).diskWrite(Latency.constant(0));
        Run run = run(quick.fault(100, 300, new Slow(List.of("n1"), 10)));
        assertThat(run.faults().get(0).effects()).isEmpty();
    }

    @Test
    void betweenTwoCollectionsThereIsAMillisecond() {
        Latency tiny = Latency.exponential(1000, 0);
        Run run = run(echo().fault(0, 2000, new Gc(List.of("n1"), tiny, tiny)));
        assertThat(pauses(run, "n1")).isBetween(1900L, 2000L);
    }

    @Test
    void aPauseWithinAHandlerStrikesBetweenItsDecisionAndItsEffects() {
        // The handler begins at 210 ms and would be done at 216 ms.
        Run run = run(echo().fault(205, 1000, new Pause(List.of("n1"), true)));
        assertThat(changes(run)).containsExactly("0.213000s n1 paused", "1.205000s n1 resumed");
        assertThat(run.trace().of(TraceEvent.Saved.class).map(TraceEvent::line))
                .filteredOn(line -> line.contains(" n1 "))
                .first()
                .isEqualTo("1.208000s n1 saved count=1");
        assertThat(run.faults().get(0).effects())
                .containsEntry("handlersInterrupted", 1L)
                .containsKey("messagesWaited");
        Run idle = run(Setups.of(new Echo(), 1)
                .fault(10, 50, new Pause(List.of("n1"), true))); // no handler in that time
        assertThat(changes(idle)).isEmpty();
        assertThat(idle.vacuous()).isTrue();
    }

    @Test
    void aClientMayPauseToo() {
        Run run = run(echo().fault(205, 1000, new Pause(List.of("c1"))));
        assertThat(answered(run)).isEqualTo("200ms to 1.205s");
        assertThat(run.faults().get(0).effects()).containsEntry("messagesWaited", 1L);
        // Its answer comes at 226 ms; it decides at once, and does not act on it.
        Run within = run(echo().fault(205, 1000, new Pause(List.of("c1"), true)));
        assertThat(changes(within)).containsExactly("0.226000s c1 paused", "1.205000s c1 resumed");
    }

    @Test
    void messagesOfATypeHaveATimeOfTheirOwn() {
        Run run = run(echo().handler("Request", Latency.constant(SimTime.millis(50))));
        assertThat(answered(run)).isEqualTo("200ms to 274ms");
        Run drawn = run(echo().handler(Latency.uniform(SimTime.millis(1), SimTime.millis(9))));
        assertThat(drawn.draws()).containsKey("handler/n1");
        assertThat(run.draws()).doesNotContainKey("handler/n1");
    }
}
