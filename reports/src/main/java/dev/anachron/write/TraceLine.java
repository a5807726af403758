package dev.anachron.write;

import dev.anachron.base.SimTime;
import dev.anachron.trace.TraceEvent;

/**
 * An event of a trace as people read it, with its instant to the nanosecond, so that two lines that
 * read the same are the same.
 *
 * @param atNanos when
 * @param place where, as {@code trace.jsonl} has it
 * @param text what, likewise
 */
public record TraceLine(long atNanos, String place, String text) {
    public static TraceLine of(TraceEvent event) {
        return new TraceLine(event.atNanos(), event.place(), event.text());
    }

    /** The instant with all its nine decimals. */
    public static String instant(long atNanos) {
        String nanos = Long.toString(SimTime.SECOND + atNanos % SimTime.SECOND);
        return atNanos / SimTime.SECOND + "." + nanos.substring(1) + "s";
    }

    @Override
    public String toString() {
        return instant(atNanos) + " " + place + " " + text;
    }
}
