package dev.anachron.load;

import dev.anachron.base.SimTime;

/**
 * Reads {@code at:} and demands that it lies within the run.
 *
 * @param durationNanos the run's length; {@code SimTime.NEVER} when it could not be read
 */
record Moments(long durationNanos) {
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
