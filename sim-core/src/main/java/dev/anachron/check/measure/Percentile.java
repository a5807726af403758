package dev.anachron.check.measure;

import dev.anachron.base.SimTime;

import java.util.stream.LongStream;

/**
 * A percentile by the nearest-rank method: the least of the numbers that at least that share of all
 * numbers does not exceed. It is always one of them; nothing is interpolated.
 *
 * @param perMille the share in thousandths; 1000 is the maximum
 */
public record Percentile(int perMille) {
    public static final Percentile P10 = new Percentile(100);
    /** Half of them are no larger. */
    public static final Percentile P50 = new Percentile(500);

    public static final Percentile P90 = new Percentile(900);
    public static final Percentile P95 = new Percentile(950);
    public static final Percentile P99 = new Percentile(990);
    public static final Percentile P999 = new Percentile(999);
    public static final Percentile MAX = new Percentile(1000);

    /** {@code p99}, {@code p999}, {@code max}. */
    public String text() {
        if (perMille == 1000) {
            return "max";
        }
        return "p" + (perMille % 10 == 0 ? perMille / 10 : perMille);
    }

    /** As a sentence begins: {@code The 99th percentile}. */
    public String words() {
        return switch (perMille) {
            case 1000 -> "The maximum";
            case 500 -> "The median";
            default ->
                "The " + perMille / 10 + (perMille % 10 == 0 ? "" : "." + perMille % 10)
                        + "th percentile";
        };
    }

    /** Of lengths of time, in milliseconds; {@code NaN} when there are none. */
    public double ofNanos(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        long rank = (sorted.length * (long) perMille + 999) / 1000;
        return SimTime.toMillis(sorted[(int) Math.max(0, rank - 1)]);
    }
}
