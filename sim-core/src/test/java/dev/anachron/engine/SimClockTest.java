package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock at the end of time does not wrap: what it would show beyond 292 years is never. */
class SimClockTest {
    private static final long HOUR = 3600 * SimTime.SECOND;

    private static EventLoop loopAt(long nanos) {
        EventLoop loop = new EventLoop(SimTime.LAST);
        loop.at(
                nanos,
                new Event() {
                    @Override
                    void happen(@Nullable Object what, long word) {}

                    @Override
                    String text(@Nullable Object what, long word) {
                        return "nothing";
                    }
                },
                null,
                0);
        loop.step();
        return loop;
    }

    @Test
    void aFastClockStopsAtTheEndOfTime() {
        SimClock fast = new SimClock(new ClockError(0, 1_000_000_000, 0), loopAt(2_000_000 * HOUR));
        assertThat(fast.nowNanos()).isEqualTo(SimTime.NEVER);
        SimClock ahead = new SimClock(new ClockError(SimTime.LAST, 0, 0), loopAt(HOUR));
        assertThat(ahead.nowNanos()).isEqualTo(SimTime.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000000000, 0", "-999999999, 0", "0, 2562046", "500000000, 1500000"})
    void whatIsDueAtTheEndOfTimeNeverComes(long driftPpb, long nowHours) {
        SimClock clock = new SimClock(new ClockError(-HOUR, driftPpb, 0), loopAt(nowHours * HOUR));
        long due = clock.trueAt(SimTime.NEVER);
        assertThat(due).isGreaterThanOrEqualTo(SimTime.LAST / 2);
        long soon = SimTime.plus(clock.nowNanos(), SimTime.MILLI);
        assertThat(clock.trueAt(soon)).isGreaterThan(nowHours * HOUR);
    }
}
