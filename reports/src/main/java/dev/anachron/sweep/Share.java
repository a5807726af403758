package dev.anachron.sweep;

/**
 * So many of so many, and what that says of the probability behind it: the interval of E. B. Wilson
 * (Probable inference, the law of succession, and statistical inference, 1927), which holds for few runs and
 * for none of many, too. Square roots are all it takes, so every machine comes to the same numbers.
 *
 * @param count of those that did
 * @param of all
 */
public record Share(long count, long of) {
    /** 95 % of a normal distribution are so many standard deviations around its middle. */
    private static final double DEVIATIONS = 1.959963984540054;

    /** {@code NaN} of none at all. */
    public double value() {
        return (double) count / of;
    }

    /** The interval's lower end, from 0 to 1. */
    public double low() {
        return count == 0 ? 0 : Math.max(0, centre() - half());
    }

    /** The interval's upper end, from 0 to 1. */
    public double high() {
        return count == of ? 1 : Math.min(1, centre() + half());
    }

    /** Half of the interval's width. */
    public double half() {
        double square = DEVIATIONS * DEVIATIONS / of;
        double spread = value() * (1 - value()) / of + square / (4 * of);
        return of == 0 ? 1 : DEVIATIONS * Math.sqrt(spread) / (1 + square);
    }

    private double centre() {
        double square = DEVIATIONS * DEVIATIONS / of;
        return of == 0 ? 0.5 : (value() + square / 2) / (1 + square);
    }
}
