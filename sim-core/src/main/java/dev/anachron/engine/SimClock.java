package dev.anachron.engine;

import dev.anachron.base.ClockLine;
import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.spi.LocalClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one process, which may be off and run at the wrong speed. An effect of a fault is what
 * a node reads of a clock, or does by it, that it would not have but for the fault: the error that the
 * clock has by itself is no fault's doing.
 */
final class SimClock implements LocalClock {
    /** Less than this is what is rounded when a clock changes its speed. */
    private static final long NOTICEABLE_NANOS = SimTime.MICRO;

    private final EventLoop loop;
    private final ClockError own;
    private ClockLine monotonic;
    private ClockLine wall;
    /** What its clocks show, were it not for faults. */
    private final ClockLine untouched;
    /** The last fault that had its hand on a clock, and the last that changed the speed. */
    private @Nullable FaultWorld setBy;

    private @Nullable FaultWorld pacedBy;
    /** The speeds that faults which last have given it; the latest one counts. */
    private final List<Pace> paces = new ArrayList<>();

    private record Pace(FaultWorld by, long driftPpb) {}

    SimClock(ClockError own, EventLoop loop) {
        this.loop = loop;
        this.own = own;
        this.untouched = new ClockLine(0, own.offsetNanos(), own.driftPpb());
        this.monotonic = untouched;
        this.wall = untouched;
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
        Interval interval = around(shown);
        long now = loop.nowNanos();
        if (setBy != null
                && !interval.contains(now)
                && around(untouched.at(now)).contains(now)) {
            setBy.count("intervalsWrong");
        }
        return interval;
    }

    private Interval around(long shown) {
        long earliest =
                new ClockLine(0, shown, 0).jumping(0, -own.uncertaintyNanos()).at(0);
        return new Interval(earliest, SimTime.plus(shown, own.uncertaintyNanos()));
    }

    private long read(ClockLine line) {
        long now = loop.nowNanos();
        if (setBy != null) {
            charge(setBy, line.errorAt(now), untouched.errorAt(now));
        }
        return line.at(now);
    }

    /** What is nearer to true time than it would be is an effect, too. */
    private static void charge(FaultWorld by, long error, long ownError) {
        long added = Math.abs(SimTime.plus(error, -ownError));
        if (added < NOTICEABLE_NANOS) {
            return;
        }
        if (Math.abs(error) < Math.abs(ownError)) {
            by.count("clockReadsCorrected");
        } else {
            by.count("clockReadsOff");
            by.countAtLeast("clockOffMicros", added / SimTime.MICRO);
        }
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
        return monotonic.whenShows(localNanos, loop.nowNanos());
    }

    /** The same, were it to run by itself from now on. */
    long trueAtOwnPace(long localNanos) {
        return pacedBy == null
                ? trueAt(localNanos)
                : monotonic
                        .drifting(loop.nowNanos(), own.driftPpb())
                        .whenShows(localNanos, loop.nowNanos());
    }

    /** A timer of this clock came at that instant, and without a fault would have at the other. */
    void rang(long dueNanos, long properlyDueNanos) {
        if (pacedBy != null && Math.abs(dueNanos - properlyDueNanos) >= NOTICEABLE_NANOS) {
            pacedBy.count(dueNanos > properlyDueNanos ? "timersLate" : "timersEarly");
        }
    }

    /** A timer has not come when the run ends; it is late if by itself the clock had let it ring. */
    void rangNot(long dueNanos, long properlyDueNanos) {
        long now = loop.nowNanos();
        if (properlyDueNanos <= now && dueNanos > now) {
            rang(dueNanos, properlyDueNanos);
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
