package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Fact;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault has the effect that its name promises, seen on the smallest protocol. */
class FaultEffectTest {
    private static final Latency TEN_MILLIS = Latency.constant(SimTime.millis(10));

    /** Two nodes, links of 10 ms, disk writes of 5 ms, no handler time; c1 asks as scripted. */
    private static Setups echo() {
        return Setups.of(new Echo(), 2)
                .latency(TEN_MILLIS)
                .diskWrite(Latency.constant(SimTime.millis(5)))
                .handler(0)
                .seconds(2)
                .scriptedClient("c1");
    }

    private static Run run(Setups setups) {
        return Simulation.run(setups.build(), 1);
    }

    private static Command ask() {
        return new Command.Read("x");
    }

    /** The transcript lines of one place between two instants, without their times. */
    private static List<String> lines(Run run, String place, long fromMillis, long toMillis) {
        return run.trace().events().stream()
                .filter(event -> event.place().equals(place))
                .filter(event -> event.atNanos() >= SimTime.millis(fromMillis))
                .filter(event -> event.atNanos() < SimTime.millis(toMillis))
                .map(event -> SimTime.span(event.atNanos()) + " " + event.text())
                .toList();
    }

    @Test
    void withoutFaultsAMessageTakesTheLatencyAndAnAnswerWaitsForTheDisk() {
        Run run = run(echo().step(210, "c1", ask()));
        assertThat(lines(run, "n1", 210, 240))
                .containsExactly(
                        "220ms ←c1 Request #1 read x strong",
                        "225ms saved count=1",
                        "225ms →n2 Told 1",
                        "225ms →c1 Done #1 1 from 1@1 at 1@1");
        assertThat(run.history().operations().get(0).latencyNanos()).isEqualTo(SimTime.millis(25));
    }

    @Test
    void aPartitionLosesWhatCrossesItAndNothingElse() {
        Run run = run(echo().step(210, "c1", ask())
                .fault(200, 100, new Partition(List.of(List.of("n1"), List.of("n2")), false)));
        assertThat(lines(run, "n1", 210, 240)).contains("225ms ✗n2 Told 1 (partition n1 | n2)");
        assertThat(run.history().count(Outcome.OK)).isEqualTo(1);
        assertThat(run.faults().get(0).effects()).containsEntry("messagesDropped", 1L);
    }

    @Test
    void aHealedPartitionLetsEverythingThrough() {
        Run run = run(echo().step(310, "c1", ask())
                .fault(200, 100, new Partition(List.of(List.of("n1"), List.of("n2")), false)));
        assertThat(run.messages().dropped()).isZero();
        assertThat(run.faults().get(0).bit()).isFalse();
        assertThat(run.vacuous()).isTrue();
    }

    @Test
    void aOneWayPartitionLosesOnlyThatDirection() {
        Run cutToNode = run(echo().step(210, "c1", ask())
                .fault(0, -1, new Partition(List.of(List.of("c1"), List.of("n1")), true)));
        assertThat(lines(cutToNode, "c1", 210, 220)).anyMatch(line -> line.contains("✗n1 Request"));
        Run cutToClient = run(echo().step(210, "c1", ask())
                .fault(0, -1, new Partition(List.of(List.of("n1"), List.of("c1")), true)));
        assertThat(lines(cutToClient, "n1", 210, 240))
                .contains(
                        "225ms saved count=1",
                        "225ms ✗c1 Done #1 1 from 1@1 at 1@1 (partition n1 ⇥ c1)");
    }

    @Test
    void othersAreTheNodesThatNoOtherGroupNames() {
        Run run = run(echo().fault(
                        0,
                        -1,
                        new Partition(List.of(List.of("leader"), List.of("others")), false)));
        assertThat(run.faults().get(0).what()).isEqualTo("partition n1 | n2");
    }

    @Test
    void lossTakesItsShare() {
        Setups setups = Setups.of(new Echo(), 2)
                .latency(TEN_MILLIS)
                .handler(0)
                .seconds(60)
                .registerClient("c1", 50, 1.0)
                .fault(0, -1, Loss.of(0.25, List.of("n1"), List.of("n2")));
        Run run = run(setups);
        long sent = run.trace()
                .of(TraceEvent.Sent.class)
                .filter(e -> e.from().name().equals("n1") && e.to().name().equals("n2"))
                .count();
        assertThat(sent).isGreaterThan(1000);
        assertThat(run.messages().dropped() / (double) sent).isBetween(0.21, 0.29);
    }

    @Test
    void aCrashLosesWhatTheDiskHadNotSynced() {
        // The request comes in at 220 ms, its write would be safe at 225 ms; the crash is at 223
        // ms.
        Run run = run(echo().step(210, "c1", ask()).fault(223, 100, new Crash(List.of("n1"))));
        assertThat(run.faults().get(0).effects())
                .containsEntry("crashes", 1L)
                .containsEntry("unsyncedLost", 1L);
        assertThat(lines(run, "n1", 323, 324))
                .contains("323ms restarted", "323ms · recovered up to 0");
    }

    @Test
    void aCrashKeepsWhatTheDiskHadSynced() {
        Run run = run(echo().step(210, "c1", ask()).fault(226, 100, new Crash(List.of("n1"))));
        assertThat(lines(run, "n1", 326, 327))
                .contains("326ms restarted", "326ms · recovered up to 1");
    }

    @Test
    void messagesToACrashedNodeAreLostAndItsTimersAreForgotten() {
        Run run = run(echo().step(250, "c1", ask()).fault(220, 215, new Crash(List.of("n1"))));
        assertThat(lines(run, "c1", 250, 270))
                .anyMatch(line -> line.contains("✗n1") && line.endsWith("(n1 is down)"));
        assertThat(lines(run, "n1", 221, 600))
                .filteredOn(line -> line.contains(" timer "))
                .first()
                .isEqualTo("535ms timer Tick");
        assertThat(run.faults().get(0).effects())
                .containsEntry("messagesDropped", 2L); // asked again
    }

    @Test
    void duringAPauseMessagesWaitAtTheDoorAndTimersFireLateButTheClockGoesOn() {
        Run run = run(echo().step(310, "c1", ask()).fault(250, 200, new Pause(List.of("n1"))));
        assertThat(lines(run, "n1", 250, 460))
                .containsExactly(
                        "250ms paused",
                        "450ms resumed",
                        "450ms ←c1 Request #1 read x strong (waited 130ms)",
                        "455ms saved count=1",
                        "455ms →n2 Told 1",
                        "455ms →c1 Done #1 1 from 1@1 at 1@1",
                        "455ms ←n2 Told 1 (waited 20ms)", // c1 had lost patience and asked n2
                        "455ms timer Tick (late by 155ms)",
                        "455ms · commit 455000000");
        assertThat(run.faults().get(0).effects())
                .containsEntry("messagesWaited", 2L)
                .containsEntry("timersLate", 1L);
    }

    @Test
    void aTimerThatIsLateAlreadyIsNotLateAgainWhenItsClockChanges() {
        Run run = run(echo().fault(250, 200, new Pause(List.of("n1")))
                .fault(
                        350,
                        50,
                        new ClockFault(
                                List.of("n1"), new ClockFault.Drift(0.1), ClockFault.Back.STAY)));
        assertThat(run.faults().get(0).effects()).containsEntry("timersLate", 1L);
    }

    @Test
    void aPauseInTheMiddleOfAWriteDelaysWhatIsLeftOfIt() {
        // Work from 220 to 225 ms, paused from 222 to 322 ms: three milliseconds are left.
        Run run = run(echo().step(210, "c1", ask()).fault(222, 100, new Pause(List.of("n1"))));
        assertThat(lines(run, "n1", 300, 330)).contains("325ms saved count=1");
    }

    @Test
    void aSlowClockShowsLessAndItsTimersFireLaterInTrueTime() {
        Run run = run(echo().clock("n1", SimTime.millis(7), -500_000_000));
        List<TraceEvent.Noted> ticks = run.trace()
                .of(TraceEvent.Noted.class)
                .filter(e -> e.node().equals(new NodeId("n1")) && e.fact() instanceof Fact.Commit)
                .toList();
        assertThat(ticks.get(0).atNanos()).isEqualTo(SimTime.millis(200));
        assertThat(ticks.get(0).fact()).isEqualTo(new Fact.Commit(SimTime.millis(107)));
    }

    @Test
    void aClockThatBeginsToLoseTimeTakesItsPendingTimersAlong() {
        // At 150 ms half of the tick's 100 ms have passed; the rest takes twice as long.
        Run run = run(echo().fault(
                        150,
                        100,
                        new ClockFault(
                                List.of("n1"), new ClockFault.Drift(-0.5), ClockFault.Back.STAY)));
        assertThat(lines(run, "n1", 150, 400)).contains("250ms timer Tick");
        assertThat(lines(run, "n1", 251, 400)).contains("350ms timer Tick");
        assertThat(lines(run, "fault", 0, 200))
                .containsExactly("150ms begins: clock of n1 runs 50% slow");
    }

    @Test
    void aCrashEndsWhenTheLastOfItsProcessesIsUpAgainAndARestartIsOverAtOnce() {
        Run run = run(echo().fault(100, -1, new Crash(List.of("all")))
                .fault(300, -1, new Restart(List.of("n1")))
                .fault(500, -1, new Restart(List.of("n2"))));
        assertThat(run.faults())
                .extracting(fault -> fault.what() + " until " + SimTime.span(fault.untilNanos()))
                .containsExactly(
                        "crash n1 n2 until 500ms",
                        "restart n1 until 300ms",
                        "restart n2 until 500ms");
    }

    @Test
    void aProcessThatTwoCrashesKeepDownIsUpWhenBothAreOver() {
        Run run = run(echo().fault(100, 200, new Crash(List.of("n1")))
                .fault(200, 300, new Crash(List.of("n1", "n2"))));
        assertThat(lines(run, "n1", 0, 600))
                .filteredOn(line -> line.contains("ed"))
                .contains("500ms restarted");
        assertThat(lines(run, "n1", 0, 499)).noneMatch(line -> line.endsWith("restarted"));
        Run forEver = run(echo().fault(100, -1, new Crash(List.of("n1")))
                .fault(200, 300, new Crash(List.of("n1"))));
        assertThat(lines(forEver, "n1", 0, 2000)).noneMatch(line -> line.endsWith("restarted"));
    }

    @Test
    void linksReorderUnlessTheyAreAskedNotTo() {
        Setups wild = Setups.of(new Echo(), 2)
                .latency(Latency.uniform(SimTime.millis(1), SimTime.millis(100)))
                .handler(0)
                .diskWrite(Latency.constant(SimTime.micros(1)))
                .seconds(5)
                .registerClient("c1", 200, 1.0);
        assertThat(inOrder(run(wild))).isFalse();
        assertThat(inOrder(run(wild.fifo()))).isTrue();
    }

    private static boolean inOrder(Run run) {
        long last = -1;
        for (TraceEvent.Delivered event :
                run.trace().of(TraceEvent.Delivered.class).toList()) {
            if (event.message() instanceof Echo.Told told && event.from().name().equals("n1")) {
                if (told.count() < last) {
                    return false;
                }
                last = told.count();
            }
        }
        return true;
    }

    @Test
    void aTargetNobodyFitsIsAFaultThatStrikesNothing() {
        Run run = run(echo().fault(50, -1, new Crash(List.of("n2")))
                .fault(150, 50, new Pause(List.of("followers"))));
        assertThat(run.faults())
                .extracting(Run.FaultReport::what)
                .containsExactly("crash n2", "pause nobody");
        assertThat(run.faults().get(1).bit()).isFalse();
    }

    /** The old leader is cut off and does not know of the new one. */
    @Test
    void ofTwoLeadersTheLaterOneIsMeant() {
        Setups setups = Setups.raft(3)
                .seconds(2)
                .fault(500, -1, new Partition(List.of(List.of("leader"), List.of("others")), false))
                .fault(1500, 100, new Pause(List.of("leader")));
        for (long seed = 1; seed <= 5; seed++) {
            Run run = Simulation.run(setups.build(), seed);
            assertThat(run.faults().get(1).parties())
                    .hasSize(1)
                    .doesNotContain(run.faults().get(0).parties().get(0));
        }
    }
}
