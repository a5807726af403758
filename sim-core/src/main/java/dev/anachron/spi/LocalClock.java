package dev.anachron.spi;

/**
 * A node's own clock, which is two: a monotonic one, by which timers go, and a wall clock, which is
 * set by whoever keeps the time. Both may be off and run at the wrong speed; only the wall clock jumps.
 */
public interface LocalClock {
    /** The monotonic clock: its zero means nothing, it never jumps, it may drift or stand still. */
    long nowNanos();

    /** The wall clock: what this node believes the time to be. It may jump, and run backwards. */
    long wallNanos();

    /**
     * The wall clock with the uncertainty that the clock itself claims, as {@code TT.now()} of
     * TrueTime (Corbett et al., Spanner, OSDI 2012, section 3). Where the clock is wrong by more
     * than it claims, true time lies outside.
     */
    Interval interval();

    /**
     * Within which true time should lie.
     *
     * @param earliestNanos not after it
     * @param latestNanos not before it
     */
    record Interval(long earliestNanos, long latestNanos) {
        public boolean contains(long nanos) {
            return earliestNanos <= nanos && nanos <= latestNanos;
        }
    }
}
