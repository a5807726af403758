package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.disk.DiskFault;
import dev.anachron.fault.disk.DiskFault.Full;
import dev.anachron.fault.disk.DiskFault.Lost;
import dev.anachron.fault.disk.DiskFault.Rollback;
import dev.anachron.fault.disk.DiskFault.Rot;
import dev.anachron.fault.disk.DiskFault.Slow;
import dev.anachron.fault.disk.DiskFault.Stall;
import dev.anachron.fault.disk.DiskFault.Torn;
import dev.anachron.fault.disk.DiskFault.Trouble;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What befalls disks, seen on the smallest protocol: one node that counts, links of 10 ms, writes of
 * 5 ms. c1 asks at 200, 400 and 600 ms; the writes begin at 210, 410 and 610 ms and take 5 ms.
 */
class DiskFaultTest {
    private static Setups echo() {
        Setups setups = Setups.of(new Echo(), 1)
                .latency(Latency.constant(SimTime.millis(10)))
                .diskWrite(Latency.constant(SimTime.millis(5)))
                .handler(0)
                .seconds(3)
                .scriptedClient("c1");
        for (int at : List.of(200, 400, 600)) {
            setups.step(at, "c1", new Command.Read("x"));
        }
        return setups;
    }

    private static DiskFault disk(Trouble trouble) {
        return new DiskFault(List.of("n1"), trouble);
    }

    private static Run run(Setups setups) {
        return Simulation.run(setups.build(), 1);
    }

    private static Run with(long atMillis, long forMillis, Fault fault) {
        return run(echo().fault(atMillis, forMillis, fault));
    }

    /** All that n1 did from an instant on but for its ticks. */
    private static List<String> from(Run run, long millis) {
        return run.trace().events().stream()
                .filter(event -> event.atNanos() >= SimTime.millis(millis))
                .filter(event -> event.place().equals(new NodeId("n1").name()))
                .map(event -> SimTime.span(event.atNanos()) + " " + event.text())
                .filter(line -> line.contains("saved")
                        || line.contains("ed up to")
                        || line.contains("crash")
                        || line.contains("start"))
                .toList();
    }

    @Test
    void withoutFaultsAWriteTakesAsLongAsTheDisk() {
        assertThat(from(run(echo()), 0))
                .containsExactly(
                        "0ms · recovered up to 0",
                        "215ms saved count=1",
                        "415ms saved count=2",
                        "615ms saved count=3");
    }

    @Test
    void aPowerCutLosesWhatIsInThePageCacheAndACrashDoesNot() {
        Setups flushing = echo().flushEvery(SimTime.millis(500));
        assertThat(from(run(flushing), 100))
                .as("nobody waits for the disk")
                .contains("210ms saved count=1", "410ms saved count=2", "610ms saved count=3");
        Run cut = run(echo().flushEvery(SimTime.millis(500))
                .fault(700, 300, new PowerCut(List.of("n1"))));
        assertThat(from(cut, 700))
                .containsExactly("700ms crashed", "1s restarted", "1s · recovered up to 2");
        assertThat(cut.faults().get(0).effects())
                .containsEntry("unsyncedLost", 1L)
                .containsEntry("crashes", 1L)
                .containsEntry("restarts", 1L);
        Run crash = run(
                echo().flushEvery(SimTime.millis(500)).fault(700, 300, new Crash(List.of("n1"))));
        assertThat(from(crash, 700)).contains("1s · recovered up to 3");
        assertThat(crash.faults().get(0).effects()).doesNotContainKey("unsyncedLost");
    }

    @Test
    void aPowerCutTakesThePageCacheOfAProcessThatIsDownAlready() {
        Run run = run(echo().flushEvery(SimTime.millis(500))
                .fault(700, 300, new Crash(List.of("n1")))
                .fault(800, 400, new PowerCut(List.of("n1"))));
        assertThat(from(run, 700))
                .containsExactly("700ms crashed", "1.2s restarted", "1.2s · recovered up to 2");
        assertThat(run.faults().get(1).effects()).containsEntry("unsyncedLost", 1L);
    }

    @Test
    void aPowerCutLosesNothingThatANodeWaitedFor() {
        Run run = with(700, 300, new PowerCut(List.of("n1")));
        assertThat(from(run, 700)).contains("1s · recovered up to 3");
        assertThat(run.faults().get(0).effects()).doesNotContainKey("unsyncedLost");
    }

    @Test
    void aSlowDiskTakesLonger() {
        Run run = with(300, 200, disk(new Slow(Latency.constant(SimTime.millis(20)))));
        assertThat(from(run, 300)).containsExactly("435ms saved count=2", "615ms saved count=3");
        assertThat(run.faults().get(0).effects())
                .containsEntry("writesSlowed", 1L)
                .hasSize(1);
        assertThat(run.faults().get(0).what()).isEqualTo("disk of n1 slower by 20ms");
    }

    @Test
    void onAStalledDiskAWriteAndItsProcessWaitUntilItGoesOn() {
        Run run = with(300, 900, disk(new Stall()));
        assertThat(from(run, 300)).startsWith("1.205s saved count=2");
        assertThat(run.trace()
                        .of(TraceEvent.TimerFired.class)
                        .filter(fired -> fired.dueNanos() < fired.atNanos())
                        .map(TraceEvent::line))
                .first()
                .asString()
                .startsWith("1.205000s n1 timer Tick (late by");
        assertThat(run.faults().get(0).effects()).containsEntry("writesStalled", 1L);
        // Nothing is written in that time.
        assertThat(with(0, 100, disk(new Stall())).vacuous()).isTrue();
    }

    @Test
    void aPauseDuringAStallDoesNotEndIt() {
        Run inside = run(echo().fault(300, 900, disk(new Stall()))
                .fault(500, 100, new Pause(List.of("n1"))));
        assertThat(from(inside, 300)).startsWith("1.205s saved count=2");
        Run over = run(echo().fault(300, 900, disk(new Stall()))
                .fault(500, 1000, new Pause(List.of("n1"))));
        assertThat(from(over, 300)).startsWith("1.505s saved count=2");
        Run crashed = run(echo().fault(300, 900, disk(new Stall()))
                .fault(500, 100, new Crash(List.of("n1"))));
        assertThat(from(crashed, 300))
                .startsWith("500ms crashed", "600ms restarted", "600ms · recovered up to 1");
    }

    @Test
    void aWriteThatTwoStallsHoldIsMadeWhenBothAreOver() {
        Run run = run(echo().fault(300, 900, disk(new Stall())).fault(400, 100, disk(new Stall())));
        assertThat(from(run, 300)).startsWith("1.205s saved count=2");
    }

    @Test
    void aProcessStopsWithAWriteThatFailsAndStartsAgainWhenThereIsRoom() {
        Run run = with(300, 1000, disk(new Full()));
        assertThat(from(run, 300))
                .startsWith("410ms crashed", "1.3s restarted", "1.3s · recovered up to 1");
        assertThat(run.faults().get(0).effects())
                .containsEntry("writesFailed", 1L)
                .containsEntry("crashes", 1L)
                .containsEntry("restarts", 1L);
    }

    @Test
    void aTornWriteTakesTheLastFactThoughItWasSafe() {
        Run run = run(echo().fault(500, 1000, disk(new Torn()))
                .fault(700, 300, new PowerCut(List.of("n1"))));
        assertThat(from(run, 700)).contains("1s · recovered up to 2");
        assertThat(run.faults().get(0).effects()).containsEntry("writesTorn", 1L);
    }

    @Test
    void aMachineThatIsOffHasNoPowerToLose() {
        Run run = run(echo().fault(500, 1500, disk(new Torn()))
                .fault(700, 1000, new PowerCut(List.of("n1")))
                .fault(800, 100, new PowerCut(List.of("n1")))
                .fault(1000, 100, new PowerCut(List.of("n1")))
                .fault(1800, 100, new PowerCut(List.of("n1"))));
        assertThat(run.faults().get(0).effects()).containsEntry("writesTorn", 2L);
    }

    @Test
    void aDiskThatIsSlowerByNothingIsNotSlow() {
        Run run = with(300, 200, disk(new Slow(Latency.constant(0))));
        assertThat(run.faults().get(0).effects()).isEmpty();
    }

    @Test
    void aDiskThatLiesLosesWritesAtTheNextCrash() {
        Run run = run(echo().fault(500, 150, disk(new Lost(1)))
                .fault(700, 300, new Crash(List.of("n1"))));
        assertThat(from(run, 700)).contains("1s · recovered up to 2");
        assertThat(run.faults().get(0).effects()).containsEntry("writesLost", 1L);
        Run cut = run(echo().fault(500, 150, disk(new Lost(1)))
                .fault(700, 300, new PowerCut(List.of("n1"))));
        assertThat(from(cut, 700)).contains("1s · recovered up to 2");
        assertThat(with(500, 150, disk(new Lost(1))).vacuous()).isTrue(); // nobody crashed
    }

    @Test
    void aSnapshotTakesTheDiskBack() {
        Run run = run(echo().fault(650, -1, disk(new Rollback(SimTime.millis(400))))
                .fault(700, 300, new Crash(List.of("n1"))));
        assertThat(from(run, 700)).contains("1s · recovered up to 1");
        assertThat(run.faults().get(0).effects()).containsEntry("writesRolledBack", 2L);
    }

    @Test
    void aProcessRefusesToStartOnADiskThatItCannotRead() {
        Run run = run(echo().fault(650, -1, disk(new Rot(1, true)))
                .fault(700, 300, new Crash(List.of("n1"))));
        assertThat(from(run, 700))
                .containsExactly(
                        "700ms crashed", "1s refuses to start: its disk has unreadable records");
        assertThat(run.faults().get(0).effects())
                .containsEntry("startsRefused", 1L)
                .containsEntry("writesUnreadable", 3L);
        assertThat(run.faults().get(1).effects()).doesNotContainKey("restarts");
        Run unchecked = run(echo().fault(650, -1, disk(new Rot(1, false)))
                .fault(700, 300, new Crash(List.of("n1"))));
        assertThat(from(unchecked, 700)).contains("1s restarted", "1s · recovered up to 0");
    }

    /** Half of some 75 facts, give or take four standard deviations. */
    @Test
    void aDiskRotsByItsShare() {
        Setups setups = echo();
        for (int i = 0; i < 197; i++) {
            setups.step(700 + 5 * i, "c1", new Command.Read("x"));
        }
        Run run = run(setups.fault(2500, -1, disk(new Rot(0.5, true)))
                .fault(2600, 100, new Crash(List.of("n1"))));
        assertThat(run.faults().get(0).effects().get("writesUnreadable")).isBetween(20L, 55L);
    }
}
