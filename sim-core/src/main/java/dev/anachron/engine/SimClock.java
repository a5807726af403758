package dev.anachron.engine;

import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.LocalClock;

import java.util.function.LongSupplier;

/** A clock that may be off and run at the wrong speed. Integer arithmetic only. */
final class SimClock implements LocalClock {
    private final LongSupplier trueNow;
    /** Where the present speed began, in true time and by this clock. */
    private long sinceTrueNanos;

    private long sinceLocalNanos;
    private long driftPpb;

    SimClock(ClockError error, LongSupplier trueNow) {
        this.trueNow = trueNow;
        this.sinceLocalNanos = error.offsetNanos();
        this.driftPpb = error.driftPpb();
    }

    @Override
    public long nowNanos() {
        return localAt(trueNow.getAsLong());
    }

    /** Another speed from now on; what the clock shows goes on without a jump. */
    void drift(long newDriftPpb) {
        long now = trueNow.getAsLong();
        sinceLocalNanos = localAt(now);
        sinceTrueNanos = now;
        driftPpb = newDriftPpb;
    }

    /** The first true instant, not before now, at which this clock shows {@code localNanos}. */
    long trueAt(long localNanos) {
        long now = trueNow.getAsLong();
        if (driftPpb == 0) {
            return Math.max(now, SimTime.plus(sinceTrueNanos, localNanos - sinceLocalNanos));
        }
        double rate = 1 + driftPpb / 1e9;
        long guess =
                Math.max(now, now + (long) StrictMath.ceil((localNanos - localAt(now)) / rate));
        while (localAt(guess) < localNanos) {
            guess++;
        }
        while (guess > now && localAt(guess - 1) >= localNanos) {
            guess--;
        }
        return guess;
    }

    private long localAt(long trueNanos) {
        long elapsed = trueNanos - sinceTrueNanos;
        long seconds = elapsed / SimTime.SECOND;
        long rest = elapsed % SimTime.SECOND;
        long drift = seconds * driftPpb + Math.floorDiv(rest * driftPpb, SimTime.SECOND);
        return SimTime.plus(sinceLocalNanos, elapsed + drift);
    }
}
