package dev.anachron.base;

/**
 * Virtual time: nanoseconds since the start of the run, in a {@code long}.
 *
 * <p>There is no object per instant; this class holds the units, the guard against overflow and the
 * text form. A {@code long} of nanoseconds reaches 292 years. The loader refuses a scenario that asks
 * for more; what chance or a wrong clock puts beyond is {@link #NEVER}, after the end of every run.
 */
public final class SimTime {
    /** Later than any event: an operation that never returned, a fault that never healed. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The last instant, and the longest time, that can be told from never: 292 years. */
    public static final long LAST = NEVER - 1;

    public static final long MICRO = 1_000;
    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000_000_000;

    private SimTime() {}

    public static long millis(long millis) {
        return Math.multiplyExact(millis, MILLI);
    }

    public static long micros(long micros) {
        return Math.multiplyExact(micros, MICRO);
    }

    public static long seconds(long seconds) {
        return Math.multiplyExact(seconds, SECOND);
    }

    /**
     * The instant {@code nanos} after {@code atNanos}; {@link #NEVER} when that is more than a
     * {@code long} can count.
     *
     * @throws ArithmeticException when the sum lies more than 292 years before the start
     */
    public static long plus(long atNanos, long nanos) {
        long sum = atNanos + nanos;
        boolean wrapped = ((atNanos ^ sum) & (nanos ^ sum)) < 0;
        if (!wrapped) {
            return sum;
        }
        if (nanos < 0) {
            throw new ArithmeticException("more than 292 years before the start");
        }
        return NEVER;
    }

    /** Nanoseconds as fractional milliseconds, for figures and reports only. */
    public static double toMillis(long nanos) {
        return nanos / 1e6;
    }

    /** Seconds with six decimals, as transcripts print instants: {@code 2.004310s}. */
    public static String text(long atNanos) {
        if (atNanos == NEVER) {
            return "never";
        }
        String sign = atNanos < 0 ? "-" : "";
        long micros = Math.abs(atNanos) / MICRO;
        return sign + micros / 1_000_000 + "." + padded(micros % 1_000_000, 6) + "s";
    }

    /** A length of time in the largest unit that keeps it readable: {@code 1.5s}, {@code 20ms}. */
    public static String span(long nanos) {
        if (nanos == NEVER) {
            return "for ever";
        }
        long size = Math.abs(nanos);
        if (size >= SECOND) {
            return decimal(nanos, SECOND) + "s";
        }
        if (size >= MILLI) {
            return decimal(nanos, MILLI) + "ms";
        }
        if (size >= MICRO) {
            return decimal(nanos, MICRO) + "us";
        }
        return nanos == 0 ? "0ms" : nanos + "ns";
    }

    /** Three decimals at most, without trailing zeros; integer arithmetic, so the same everywhere. */
    private static String decimal(long nanos, long unit) {
        long thousandths = Math.abs(nanos) / (unit / 1000);
        String sign = nanos < 0 ? "-" : "";
        String fraction = padded(thousandths % 1000, 3);
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        String whole = sign + thousandths / 1000;
        return end == 0 ? whole : whole + "." + fraction.substring(0, end);
    }

    private static String padded(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(width - digits.length()) + digits;
    }
}
