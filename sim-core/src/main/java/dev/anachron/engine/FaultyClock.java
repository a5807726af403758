package dev.anachron.engine;

import dev.anachron.base.ClockLine;
import dev.anachron.base.SimTime;
import dev.anachron.fault.ClockHand;

/** A fault's hand on one process's clocks; whatever it does stands in the trace. */
record FaultyClock(FaultWorld fault, SimProcess process, EventLoop loop) implements ClockHand {
    @Override
    public void drift(long driftPpb) {
        process.clock.pace(driftPpb, fault);
        process.clockChanged();
    }

    @Override
    public void freeze() {
        drift(ClockLine.STOPPED);
    }

    @Override
    public void runAsBefore() {
        process.clock.paceNoMore(fault);
        process.clockChanged();
    }

    @Override
    public void jump(long nanos) {
        setWall(process.clock.wall().jumping(loop.nowNanos(), nanos));
    }

    @Override
    public void step() {
        setWall(right());
    }

    @Override
    public void slew(long ppb) {
        long now = loop.nowNanos();
        long error = process.clock.wall().errorAt(now);
        if (error == 0) {
            return;
        }
        long driftPpb = process.clock.monotonic().driftPpb() - Long.signum(error) * ppb;
        ClockLine slewing = process.clock.wall().drifting(now, driftPpb);
        setWall(slewing);
        boolean nears = Long.signum(driftPpb) == -Long.signum(error);
        if (nears) {
            long length = timeFor(Math.abs(error), Math.abs(driftPpb));
            fault.later(length, () -> {
                if (process.clock.wall().equals(slewing)) {
                    setWall(right());
                }
            });
        }
    }

    /** From now on, and as fast as the monotonic clock. */
    private ClockLine right() {
        long now = loop.nowNanos();
        return new ClockLine(now, now, process.clock.monotonic().driftPpb());
    }

    /** How long it takes to make so many nanoseconds good; a whole nanosecond begun counts. */
    private static long timeFor(long nanos, long ppb) {
        long seconds = nanos / ppb;
        if (seconds > SimTime.LAST / SimTime.SECOND) {
            return SimTime.NEVER;
        }
        long rest = (nanos % ppb * SimTime.SECOND + ppb - 1) / ppb;
        return SimTime.plus(seconds * SimTime.SECOND, rest);
    }

    private void setWall(ClockLine line) {
        process.clock.setWall(line, fault);
        process.clockChanged();
    }
}
