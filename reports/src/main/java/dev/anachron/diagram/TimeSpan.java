package dev.anachron.diagram;

import dev.anachron.base.SimTime;

/**
 * A stretch of virtual time.
 *
 * @param fromNanos where it begins
 * @param toNanos where it ends; not before it begins
 */
public record TimeSpan(long fromNanos, long toNanos) {
    public TimeSpan {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("a span ends before it begins");
        }
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** Whether something from one instant to another touches this span. */
    public boolean meets(long beginNanos, long endNanos) {
        return beginNanos <= toNanos && endNanos >= fromNanos;
    }

    /** The same span with a margin on both sides, within the run. */
    public TimeSpan widened(long marginNanos, long runNanos) {
        long from = Math.max(0, fromNanos - marginNanos);
        long to = Math.min(runNanos, toNanos + marginNanos);
        return new TimeSpan(from, Math.max(from, to));
    }

    /** {@code 2.1 s to 2.7 s}, with three decimals. */
    public String text() {
        return seconds(fromNanos) + " to " + seconds(toNanos);
    }

    /** An instant as the page writes it: {@code 2.413 s}. */
    public static String seconds(long atNanos) {
        if (atNanos == SimTime.NEVER) {
            return "never";
        }
        long millis = Math.round(atNanos / 1e6);
        String fraction = Long.toString(1000 + Math.abs(millis % 1000)).substring(1);
        return (millis < 0 ? "-" : "") + Math.abs(millis / 1000) + "." + fraction + " s";
    }
}
