package dev.anachron.base;

/**
 * What a clock shows from an instant on: a straight line over true time. Integer arithmetic only.
 *
 * @param sinceNanos the true instant from which the line holds
 * @param shownNanos what the clock shows then
 * @param driftPpb how many nanoseconds it gains in each true second; negative is losing, and
 *     {@link #STOPPED} is standing still
 */
public record ClockLine(long sinceNanos, long shownNanos, long driftPpb) {
    /** The clock that shows true time. */
    public static final ClockLine TRUE = new ClockLine(0, 0, 0);

    /** The drift of a clock that stands still. */
    public static final long STOPPED = -SimTime.SECOND;

    private static final long CENTURY_NANOS = 100L * 365 * 24 * 3600 * SimTime.SECOND;

    /** What the clock shows at a true instant from the line's beginning on. */
    public long at(long trueNanos) {
        long elapsed = trueNanos - sinceNanos;
        if (driftPpb == 0) {
            return sum(shownNanos, elapsed);
        }
        long seconds = elapsed / SimTime.SECOND;
        long rest = elapsed % SimTime.SECOND;
        long drift = seconds * driftPpb + Math.floorDiv(rest * driftPpb, SimTime.SECOND);
        return sum(shownNanos, sum(elapsed, drift));
    }

    /**
     * The first true instant, not before another, at which the clock shows so much; never, for a clock
     * that stands still or would take centuries.
     */
    public long whenShows(long nanos, long notBeforeNanos) {
        if (driftPpb == 0) {
            long more = SimTime.plus(nanos, -at(notBeforeNanos));
            return SimTime.plus(notBeforeNanos, Math.max(0, more));
        }
        if (at(notBeforeNanos) >= nanos) {
            return notBeforeNanos;
        }
        long span = 1;
        while (at(SimTime.plus(notBeforeNanos, span)) < nanos) {
            if (span > CENTURY_NANOS) {
                return SimTime.NEVER;
            }
            span *= 2;
        }
        long low = notBeforeNanos;
        long high = SimTime.plus(low, span); // shows enough; low does not
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (at(middle) < nanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How far the clock is ahead of true time; negative is behind. */
    public long errorAt(long trueNanos) {
        return sum(at(trueNanos), -trueNanos);
    }

    /** Whether the clock shows true time, now and later. */
    public boolean isTrue() {
        return driftPpb == 0 && shownNanos == sinceNanos;
    }

    /** From that instant on at another speed, without a jump. */
    public ClockLine drifting(long fromNanos, long newDriftPpb) {
        return new ClockLine(fromNanos, at(fromNanos), newDriftPpb);
    }

    /** From that instant on so much more, or less. */
    public ClockLine jumping(long fromNanos, long nanos) {
        return new ClockLine(fromNanos, sum(at(fromNanos), nanos), driftPpb);
    }

    /** What is 292 years off, before or after, is that far off and no more. */
    private static long sum(long nanos, long more) {
        long sum = nanos + more;
        boolean wrapped = ((nanos ^ sum) & (more ^ sum)) < 0;
        return wrapped ? (nanos < 0 ? -SimTime.NEVER : SimTime.NEVER) : sum;
    }

    /** {@code 3s ahead, running 10% slow}; {@code true} for a clock that is. */
    public String text(long trueNanos) {
        long error = errorAt(trueNanos);
        String off = error == 0
                ? ""
                : SimTime.span(Math.abs(error)) + (error < 0 ? " behind" : " ahead");
        if (driftPpb == 0) {
            return error == 0 ? "true" : off;
        }
        String speed = driftPpb == STOPPED
                ? "standing still"
                : "running " + Shares.percent(Math.abs((double) driftPpb) / SimTime.SECOND)
                        + (driftPpb < 0 ? " slow" : " fast");
        return error == 0 ? speed : off + ", " + speed;
    }
}
