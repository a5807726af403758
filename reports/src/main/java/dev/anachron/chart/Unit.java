package dev.anachron.chart;

import dev.anachron.base.SimTime;

/** In what an axis counts lengths of time. */
public enum Unit {
    MILLIS("ms", SimTime.MILLI),
    SECONDS("s", SimTime.SECOND);

    private final String text;
    private final double nanos;

    Unit(String text, double nanos) {
        this.text = text;
        this.nanos = nanos;
    }

    /** Seconds where the longest has one. */
    public static Unit suiting(long longestNanos) {
        return longestNanos < SimTime.SECOND ? MILLIS : SECONDS;
    }

    public String text() {
        return text;
    }

    public double of(long durationNanos) {
        return durationNanos / nanos;
    }
}
