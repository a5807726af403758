package dev.anachron.engine;

import dev.anachron.base.ClockLine;
import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.LocalClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one process, which may be off and run at the wrong speed. What a node reads of a clock
 * that a fault has put wrong is an effect of that fault.
 */
final class SimClock implements LocalClock {
    private static final long CENTURY_NANOS = 100L * 365 * 24 * 3600 * SimTime.SECOND;

    private final EventLoop loop;
    private final ClockError own;
    private ClockLine monotonic;
    private ClockLine wall;
    /** The last fault that had its hand on a clock, and the last that changed the speed. */
    private @Nullable FaultWorld setBy;

    private @Nullable FaultWorld pacedBy;
    /** The speeds that faults which last have given it; the latest one counts. */
    private final List<Pace> paces = new ArrayList<>();

    private record Pace(FaultWorld by, long driftPpb) {}

    SimClock(ClockError own, EventLoop loop) {
        this.loop = loop;
        this.own = own;
        this.monotonic = new ClockLine(0, own.offsetNanos(), own.driftPpb());
        this.wall = monotonic;
    }

    // What a node reads

    @Override
    public long nowNanos() {
        return read(monotonic);
    }

    @Override
    public long wallNanos() {
        return read(wall);
    }

    @Override
    public Interval interval() {
        long shown = read(wall);
        long earliest =
                new ClockLine(0, shown, 0).jumping(0, -own.uncertaintyNanos()).at(0);
        Interval interval = new Interval(earliest, SimTime.plus(shown, own.uncertaintyNanos()));
        if (setBy != null && !interval.contains(loop.nowNanos())) {
            setBy.count("intervalsWrong");
        }
        return interval;
    }

    private long read(ClockLine line) {
        long now = loop.nowNanos();
        if (setBy != null) {
            long error = line.errorAt(now);
            if (error != 0) {
                setBy.count("clockReadsOff");
                setBy.countAtLeast("clockOffMicros", Math.abs(error) / SimTime.MICRO);
            }
        }
        return line.at(now);
    }

    // What timers go by

    /** What the monotonic clock shows, when it is not the node that asks. */
    long monotonicNanos() {
        return monotonic.at(loop.nowNanos());
    }

    /**
     * The first true instant, not before now, at which the monotonic clock shows {@code localNanos};
     * never, for a clock that stands still or would take centuries.
     */
    long trueAt(long localNanos) {
        long low = loop.nowNanos();
        if (monotonic.driftPpb() == 0) {
            return SimTime.plus(low, Math.max(0, SimTime.plus(localNanos, -monotonic.at(low))));
        }
        if (monotonic.at(low) >= localNanos) {
            return low;
        }
        long span = 1;
        while (monotonic.at(SimTime.plus(low, span)) < localNanos) {
            if (span > CENTURY_NANOS) {
                return SimTime.NEVER;
            }
            span *= 2;
        }
        long high = SimTime.plus(low, span); // shows enough; low does not
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (monotonic.at(middle) < localNanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** A timer of this clock came at that instant, and with a true clock would have at the other. */
    void rang(long dueNanos, long trulyDueNanos) {
        if (pacedBy != null && dueNanos != trulyDueNanos) {
            pacedBy.count(dueNanos > trulyDueNanos ? "timersLate" : "timersEarly");
        }
    }

    // How it is changed

    ClockError own() {
        return own;
    }

    ClockLine monotonic() {
        return monotonic;
    }

    ClockLine wall() {
        return wall;
    }

    void setWall(ClockLine line, FaultWorld by) {
        wall = line;
        setBy = by;
    }

    /** Both clocks at another speed; what they show goes on without a jump. */
    void pace(long driftPpb, FaultWorld by) {
        paces.add(new Pace(by, driftPpb));
        setPace(driftPpb, by);
    }

    /** Both clocks as they would run without this fault: by themselves, or as another will have it. */
    void paceNoMore(FaultWorld by) {
        paces.removeIf(pace -> pace.by() == by);
        if (paces.isEmpty()) {
            setPace(own.driftPpb(), by);
        } else {
            Pace left = paces.get(paces.size() - 1);
            setPace(left.driftPpb(), left.by());
        }
    }

    private void setPace(long driftPpb, FaultWorld by) {
        long now = loop.nowNanos();
        monotonic = monotonic.drifting(now, driftPpb);
        wall = wall.drifting(now, driftPpb);
        setBy = by;
        pacedBy = by;
    }
}
