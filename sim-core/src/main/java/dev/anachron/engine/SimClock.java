package dev.anachron.engine;

import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.LocalClock;

import java.util.function.LongSupplier;

/** A clock that may be off and run at the wrong speed. Integer arithmetic only. */
final class SimClock implements LocalClock {
    private final ClockError error;
    private final LongSupplier trueNow;

    SimClock(ClockError error, LongSupplier trueNow) {
        this.error = error;
        this.trueNow = trueNow;
    }

    @Override
    public long nowNanos() {
        return localAt(trueNow.getAsLong());
    }

    private long localAt(long trueNanos) {
        long seconds = trueNanos / SimTime.SECOND;
        long rest = trueNanos % SimTime.SECOND;
        long drift = seconds * error.driftPpb() + rest * error.driftPpb() / SimTime.SECOND;
        return SimTime.plus(trueNanos + drift, error.offsetNanos());
    }

    /** The first true instant at which this clock will have gone on by {@code delayNanos}. */
    long trueAfter(long delayNanos) {
        long now = trueNow.getAsLong();
        if (error.driftPpb() == 0) {
            return SimTime.plus(now, delayNanos);
        }
        long target = SimTime.plus(localAt(now), delayNanos);
        double rate = 1 + error.driftPpb() / 1e9;
        long guess = now + (long) StrictMath.ceil(delayNanos / rate);
        while (localAt(guess) < target) {
            guess++;
        }
        while (guess > now && localAt(guess - 1) >= target) {
            guess--;
        }
        return guess;
    }
}
