package dev.anachron.figure;

/** Decimal texts that are the same on every machine: no locale, no exponent, no trailing zeros. */
public final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /**
     * The number rounded to at most {@code digits} decimals (6 at most), half up.
     *
     * @throws IllegalArgumentException when the number is not finite
     */
    public static String text(double value, int digits) {
        finite(value, "a number to print");
        long power = POWERS[digits];
        long scaled = Math.round(Math.abs(value) * power);
        String sign = value < 0 && scaled != 0 ? "-" : "";
        String fraction = Long.toString(scaled % power + power).substring(1);
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        String whole = sign + scaled / power;
        return end == 0 ? whole : whole + "." + fraction.substring(0, end);
    }

    /** About three significant digits: {@code 0.42}, {@code 4.25}, {@code 42.5}, {@code 425}. */
    public static String brief(double value) {
        double size = Math.abs(value);
        return text(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    /** The number itself; pictures hold no infinities and nothing that is not a number. */
    static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, not " + value);
        }
        return value;
    }
}
