package dev.anachron.base;

/** Shares as people read them. */
public final class Shares {
    private static final long THOUSANDTHS_OF_PERCENT = 100_000;

    private Shares() {}

    /** A fraction as a percentage with three decimals at most: {@code 25%}, {@code -0.02%}. */
    public static String percent(double share) {
        long thousandths = (long) StrictMath.rint(Math.abs(share) * THOUSANDTHS_OF_PERCENT);
        String fraction = Long.toString(1000 + thousandths % 1000).substring(1);
        while (fraction.endsWith("0")) {
            fraction = fraction.substring(0, fraction.length() - 1);
        }
        String sign = share < 0 && thousandths > 0 ? "-" : "";
        return sign + thousandths / 1000 + (fraction.isEmpty() ? "" : "." + fraction) + "%";
    }
}
