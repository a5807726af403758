package dev.anachron.load;

import dev.anachron.base.SimTime;

import java.math.BigInteger;

/**
 * Reads {@code at:} and demands that it lies within the run.
 *
 * @param durationNanos the run's length; {@code SimTime.NEVER} when it could not be read
 */
record Moments(long durationNanos) {
    private static final BigInteger PPB = BigInteger.valueOf(SimTime.SECOND);

    /** Whether a clock that is so wrong can count to the end of the run. */
    boolean canBeShown(long offsetNanos, long driftPpb) {
        if (durationNanos == SimTime.NEVER) {
            return true; // a problem already
        }
        BigInteger shown = BigInteger.valueOf(durationNanos)
                .multiply(PPB.add(BigInteger.valueOf(driftPpb)))
                .divide(PPB)
                .add(BigInteger.valueOf(offsetNanos));
        return shown.compareTo(BigInteger.valueOf(SimTime.LAST)) <= 0;
    }

    long at(Fields fields) {
        Tree tree = fields.need("at", "2s");
        long at = tree == null ? 0 : fields.read("at", Quantities::duration, 0L);
        if (tree != null && at >= durationNanos) {
            fields.problems()
                    .add(
                            tree.place(),
                            "this is after the end of the run; expected less than its duration of "
                                    + SimTime.span(durationNanos));
        }
        return at;
    }
}
