package dev.anachron.engine;

import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.LocalClock;

/** A clock that may be off and run at the wrong speed. Integer arithmetic only. */
final class SimClock implements LocalClock {
    private static final long CENTURY_NANOS = 100L * 365 * 24 * 3600 * SimTime.SECOND;

    private final EventLoop loop;
    /** Where the present speed began, in true time and by this clock. */
    private long sinceTrueNanos;

    private long sinceLocalNanos;
    private long driftPpb;

    SimClock(ClockError error, EventLoop loop) {
        this.loop = loop;
        this.sinceLocalNanos = error.offsetNanos();
        this.driftPpb = error.driftPpb();
    }

    @Override
    public long nowNanos() {
        return localAt(loop.nowNanos());
    }

    /** Another speed from now on; what the clock shows goes on without a jump. */
    void drift(long newDriftPpb) {
        long now = loop.nowNanos();
        sinceLocalNanos = localAt(now);
        sinceTrueNanos = now;
        driftPpb = newDriftPpb;
    }

    /**
     * The first true instant, not before now, at which this clock shows {@code localNanos}; never, for
     * a clock that stands still or would take centuries.
     */
    long trueAt(long localNanos) {
        long low = loop.nowNanos();
        if (driftPpb == 0) {
            return SimTime.plus(low, Math.max(0, SimTime.plus(localNanos, -localAt(low))));
        }
        if (localAt(low) >= localNanos) {
            return low;
        }
        long span = 1;
        while (localAt(SimTime.plus(low, span)) < localNanos) {
            if (span > CENTURY_NANOS) {
                return SimTime.NEVER;
            }
            span *= 2;
        }
        long high = SimTime.plus(low, span); // shows enough; low does not
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (localAt(middle) < localNanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private long localAt(long trueNanos) {
        long elapsed = trueNanos - sinceTrueNanos;
        if (driftPpb == 0) {
            return SimTime.plus(sinceLocalNanos, elapsed);
        }
        long seconds = elapsed / SimTime.SECOND;
        long rest = elapsed % SimTime.SECOND;
        long drift = seconds * driftPpb + Math.floorDiv(rest * driftPpb, SimTime.SECOND);
        return SimTime.plus(sinceLocalNanos, SimTime.plus(elapsed, drift));
    }
}
