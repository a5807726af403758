package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.clock.ClockFault.Back;
import dev.anachron.fault.clock.ClockFault.Correction;
import dev.anachron.fault.clock.ClockFault.Drift;
import dev.anachron.fault.clock.ClockFault.Frozen;
import dev.anachron.fault.clock.ClockFault.Jump;
import dev.anachron.fault.clock.ClockFault.Strobe;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.Fact;
import dev.anachron.spi.LocalClock;
import dev.anachron.testing.Chatter;
import dev.anachron.testing.Reading;
import dev.anachron.testing.Setups;
import dev.anachron.trace.BelievedTime;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What nodes see of wrong clocks. Both nodes read theirs every 100 ms of their own time; a fault
 * befalls n1 from 1 s to 2 s of a run of 4 s.
 */
class ClockFaultTest {
    private static final NodeId N1 = new NodeId("n1");
    private static final Back SLEW = new Back(false, 100_000_000);

    private static Setups reading() {
        return Setups.of(new Reading(), 2).handler(0).seconds(4);
    }

    private static Run run(ClockFault.Trouble trouble, Back back) {
        return Simulation.run(
                reading()
                        .fault(1000, 1000, new ClockFault(List.of("n1"), trouble, back))
                        .build(),
                1);
    }

    /** What n1 read in the milliseconds after an instant: true time, monotonic and wall clock. */
    private static String readAfter(Run run, long millis) {
        return run.trace()
                .of(TraceEvent.Noted.class)
                .filter(noted -> noted.node().equals(N1))
                .filter(noted -> noted.atNanos() >= SimTime.millis(millis))
                .map(noted -> SimTime.span(noted.atNanos()) + " " + noted.fact().text())
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void withoutAFaultBothClocksAreTrue() {
        Run run = Simulation.run(reading().build(), 1);
        assertThat(readAfter(run, 1500)).isEqualTo("1.5s apply 0@0 mono 1.5s wall 1.5s");
        assertThat(run.trace().of(TraceEvent.ClockChanged.class)).isEmpty();
        assertThat(BelievedTime.of(run.trace().events()).untrue()).isEmpty();
    }

    @Test
    void aJumpMovesTheWallClockAloneAndIsTakenBackAtOnce() {
        Run run = run(new Jump(SimTime.seconds(3)), Back.STEP);
        assertThat(readAfter(run, 1500)).isEqualTo("1.5s apply 0@0 mono 1.5s wall 4.5s");
        assertThat(readAfter(run, 2001)).isEqualTo("2.1s apply 0@0 mono 2.1s wall 2.1s");
        assertThat(run.faults().get(0).what()).isEqualTo("clock of n1 jumps by 3s");
        assertThat(run.faults().get(0).effects())
                .containsEntry("clockReadsOff", 20L) // ten reads, and ten of the interval
                .containsEntry("clockOffMicros", 3_000_000L)
                .containsEntry("intervalsWrong", 10L)
                .hasSize(3);
    }

    @Test
    void aJumpBackLetsTheWallClockRunBackwards() {
        Run run = run(new Jump(SimTime.millis(-250)), Back.STEP);
        assertThat(readAfter(run, 900)).isEqualTo("900ms apply 0@0 mono 900ms wall 900ms");
        assertThat(readAfter(run, 1001)).isEqualTo("1.1s apply 0@0 mono 1.1s wall 850ms");
    }

    @Test
    void aStrobeGoesToAndFro() {
        Run run = run(new Strobe(SimTime.millis(200), SimTime.millis(150)), Back.STEP);
        // At 1000 there, 1150 back, 1300 there, 1450 back, 1600 there …
        assertThat(readAfter(run, 1050)).isEqualTo("1.1s apply 0@0 mono 1.1s wall 1.3s");
        assertThat(readAfter(run, 1150)).isEqualTo("1.2s apply 0@0 mono 1.2s wall 1.2s");
        assertThat(readAfter(run, 1350)).isEqualTo("1.4s apply 0@0 mono 1.4s wall 1.6s");
        assertThat(readAfter(run, 2050)).isEqualTo("2.1s apply 0@0 mono 2.1s wall 2.1s");
    }

    @Test
    void duringAFreezeBothClocksStandAndTimersComeAfterIt() {
        Run run = run(new Frozen(), Back.STAY);
        assertThat(readAfter(run, 1001)).isEqualTo("2.1s apply 0@0 mono 1.1s wall 1.1s");
        assertThat(run.faults().get(0).effects()).containsEntry("timersLate", 1L);
    }

    @Test
    void aDriftMovesBothClocksAndStays() {
        Run run = run(new Drift(-0.5), Back.STAY);
        assertThat(readAfter(run, 1900)).isEqualTo("2s apply 0@0 mono 1.5s wall 1.5s");
        assertThat(readAfter(run, 2001)).isEqualTo("2.1s apply 0@0 mono 1.6s wall 1.6s");
        assertThat(run.faults().get(0).effects())
                .containsEntry("timersLate", 5L)
                .containsEntry("clockOffMicros", 500_000L);
    }

    /** Its next tick does not come in what is left of the run; with a true clock it would have. */
    @Test
    void aTimerThatNeverRingsIsLate() {
        for (ClockFault.Trouble trouble : List.of(new Frozen(), new Drift(-0.99))) {
            Run run = Simulation.run(
                    reading()
                            .fault(1050, -1, new ClockFault(List.of("n1"), trouble, Back.STAY))
                            .build(),
                    1);
            assertThat(readAfter(run, 1051)).isEqualTo("nothing");
            assertThat(run.faults().get(0).effects()).isEqualTo(Map.of("timersLate", 1L));
        }
    }

    private static Map<String, Long> effects(
            long ownOffset, long ownPpb, ClockFault.Trouble trouble) {
        ClockFault fault = new ClockFault(List.of("n1"), trouble, Back.STAY);
        Setups setups = reading().clock("n1", ownOffset, ownPpb).fault(1050, 1000, fault);
        return Simulation.run(setups.build(), 1).faults().get(0).effects();
    }

    @Test
    void whatAClockIsOffByItselfIsNoEffect() {
        assertThat(effects(SimTime.seconds(5), 0, new Drift(0))).isEmpty();
        assertThat(effects(0, 100_000, new Drift(0.0001))).isEmpty();
        assertThat(effects(SimTime.millis(-3), -333_333_333, new Drift(-0.333333333)))
                .isEmpty();
    }

    /** The monotonic clock is read, too; it and the intervals are as wrong as ever. */
    @Test
    void aJumpIsChargedWithWhatItAdds() {
        Map<String, Long> effects = effects(0, 0, new Jump(SimTime.seconds(3)));
        assertThat(effects).containsEntry("clockOffMicros", 3_000_000L).hasSize(3);
        SortedMap<String, Long> expected = new TreeMap<>(effects);
        expected.remove("intervalsWrong");
        assertThat(effects(SimTime.seconds(5), 0, new Jump(SimTime.seconds(3))))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNearerToTrueTimeIsCorrected() {
        assertThat(effects(SimTime.millis(50), 0, new Correction(100_000_000)))
                .containsOnlyKeys("clockReadsCorrected");
        assertThat(effects(SimTime.seconds(5), 0, new Jump(SimTime.seconds(-3))))
                .containsOnlyKeys("clockReadsCorrected");
    }

    @Test
    void aSlewLeadsTheWallClockBackWithoutAJump() {
        // 50 ms too much, gone at 100 ms a second: right again after half a second.
        Run run = run(new Jump(SimTime.millis(50)), SLEW);
        assertThat(readAfter(run, 2100)).isEqualTo("2.1s apply 0@0 mono 2.1s wall 2.14s");
        assertThat(readAfter(run, 2400)).isEqualTo("2.4s apply 0@0 mono 2.4s wall 2.41s");
        assertThat(readAfter(run, 2600)).isEqualTo("2.6s apply 0@0 mono 2.6s wall 2.6s");
        assertThat(run.trace().of(TraceEvent.ClockChanged.class).map(TraceEvent::line))
                .containsExactly(
                        "1.000000s n1 wall clock: 50ms ahead; monotonic clock: true",
                        "2.000000s n1 wall clock: 50ms ahead, running 10% slow; monotonic clock:"
                                + " true",
                        "2.500000s n1 clocks: true");
    }

    @Test
    void aCorrectionSetsRightWhatWasWrongFromTheStart() {
        Run run = Simulation.run(
                reading()
                        .clock("n1", SimTime.millis(-100), 0)
                        .fault(
                                1000,
                                -1,
                                new ClockFault(
                                        List.of("all"), new Correction(100_000_000), Back.STAY))
                        .build(),
                1);
        assertThat(readAfter(run, 900)).isEqualTo("900ms apply 0@0 mono 800ms wall 800ms");
        assertThat(readAfter(run, 1500)).isEqualTo("1.5s apply 0@0 mono 1.4s wall 1.45s");
        assertThat(readAfter(run, 3000)).isEqualTo("3s apply 0@0 mono 2.9s wall 3s");
    }

    @Test
    void aDriftThatEndsLeavesTheClockWithItsOwn() {
        Run run = Simulation.run(
                reading()
                        .clock("n1", 0, 1_000_000_000)
                        .fault(1000, 500, new ClockFault(List.of("n1"), new Drift(0), Back.STAY))
                        .build(),
                1);
        assertThat(readAfter(run, 1000)).startsWith("1s apply 0@0 mono 2s");
        assertThat(readAfter(run, 1500)).startsWith("1.5s apply 0@0 mono 2.5s");
        assertThat(readAfter(run, 2000)).startsWith("2s apply 0@0 mono 3.5s");
    }

    @Test
    void anIntervalHoldsTrueTimeUntilTheClockIsWrongByMoreThanItClaims() {
        Setups honest = reading().uncertainClock("n1", SimTime.millis(50));
        ClockFault slow = new ClockFault(List.of("n1"), new Drift(-0.1), Back.STAY);
        Run run = Simulation.run(honest.fault(1000, 1000, slow).build(), 1);
        // 50 ms are lost after half a second; from then on every reading is wrong.
        assertThat(run.faults().get(0).effects().get("intervalsWrong")).isBetween(20L, 25L);
        Run within = Simulation.run(honest.seconds(1).build(), 1);
        assertThat(within.faults()).allMatch(fault -> !fault.bit());
    }

    @Test
    void theTraceTellsWhatEveryReadingShowed() {
        for (ClockFault.Trouble trouble : List.of(
                new Jump(SimTime.millis(77)),
                new Strobe(SimTime.millis(-30), SimTime.millis(13)),
                new Frozen(),
                new Drift(0.3))) {
            Run run = run(trouble, SLEW);
            BelievedTime believed = BelievedTime.of(run.trace().events());
            assertThat(believed.untrue()).containsExactly(N1);
            run.trace().of(TraceEvent.Noted.class).forEach(noted -> {
                long at = noted.atNanos();
                assertThat(noted.fact())
                        .isEqualTo(new Fact.Apply(
                                Version.NONE,
                                new Phrase("mono "
                                        + SimTime.span(believed.monotonicNanos(noted.node(), at))
                                        + " wall "
                                        + SimTime.span(believed.wallNanos(noted.node(), at))),
                                null,
                                true));
            });
        }
    }

    @Property(tries = 100, seed = "20261121")
    void aSlewedClockIsRightInTheEndAndNeverJumps(
            @ForAll @IntRange(min = -200, max = 200) int jumpMillis,
            @ForAll @IntRange(min = 1, max = 900) int slewPercent) {
        long slew = slewPercent * (SimTime.SECOND / 1000);
        Run run = run(new Jump(SimTime.millis(jumpMillis)), new Back(false, slew));
        BelievedTime believed = BelievedTime.of(run.trace().events());
        long last = believed.wallNanos(N1, SimTime.seconds(2));
        for (long at = 2001; at < 4000; at++) {
            long shown = believed.wallNanos(N1, SimTime.millis(at));
            assertThat(shown - last).isBetween(0L, 2 * SimTime.MILLI);
            last = shown;
        }
        boolean longEnough = Math.abs(jumpMillis) * 1000L < 2000L * slewPercent;
        assertThat(last == SimTime.millis(3999)).isEqualTo(longEnough || jumpMillis == 0);
    }

    @Test
    void whatAClockClaimsIsPartOfTheFingerprint() {
        Run one = Simulation.run(reading().uncertainClock("n1", 1).build(), 1);
        Run other = Simulation.run(reading().uncertainClock("n1", 2).build(), 1);
        assertThat(one.trace().hash()).isNotEqualTo(other.trace().hash());
        assertThat(one.trace().text().lines().skip(1).toList())
                .isEqualTo(other.trace().text().lines().skip(1).toList());
    }

    @Test
    void anIntervalContainsItsEnds() {
        LocalClock.Interval interval = new LocalClock.Interval(3, 5);
        assertThat(List.of(2L, 3L, 5L, 6L).stream().filter(interval::contains))
                .containsExactly(3L, 5L);
    }

    /** Nobody reads these clocks, no timer goes by them, and the fault has no number in its name. */
    @Test
    void howFastAClockIsLedBackIsPartOfTheFingerprint() {
        assertThat(LongStream.of(1, 2)
                        .mapToObj(ppb ->
                                new ClockFault(List.of("n1"), new Correction(ppb), Back.STAY))
                        .map(slew -> Setups.of(new Chatter(), 2)
                                .clock("n1", SimTime.millis(5), 0)
                                .fault(1000, -1, slew))
                        .map(setups -> Simulation.run(setups.build(), 1).trace().hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aClockClaimsAsMuchToEitherSide() {
        SimClock clock = new SimClock(
                new ClockError(SimTime.millis(30), 0, SimTime.millis(7)), new EventLoop(1));
        assertThat(clock.interval())
                .isEqualTo(new LocalClock.Interval(SimTime.millis(23), SimTime.millis(37)));
        Run run =
                Simulation.run(reading().uncertainClock("n1", SimTime.millis(7)).build(), 1);
        assertThat(BelievedTime.of(run.trace().events()).uncertaintyNanos(N1, 1))
                .isEqualTo(SimTime.millis(7));
    }
}
