package dev.anachron.testing;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether samples look like the distribution they are said to come from, at a significance of one in a
 * thousand. Seeds are fixed, so a test that passes once passes always.
 *
 * @param statistic how far the samples are from the distribution
 * @param critical what one run in a thousand exceeds when they do come from it
 */
public record GoodnessOfFit(double statistic, double critical) {
    private static final double SIGNIFICANCE = 0.001;
    /** The quantile of the standard normal distribution at 1 - {@code SIGNIFICANCE}. */
    private static final double NORMAL_QUANTILE = 3.090232306167813;

    public boolean accepted() {
        return statistic <= critical;
    }

    /**
     * Kolmogorov and Smirnov: the greatest distance between the samples' step function and the
     * distribution function. The critical value is the first term of Kolmogorov's limit (Smirnov, "Table
     * for estimating the goodness of fit of empirical distributions", 1948), which is exact to six digits
     * here.
     */
    public static GoodnessOfFit kolmogorovSmirnov(double[] samples, DoubleUnaryOperator cdf) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cdf.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(expected - i / n, (i + 1) / n - expected));
        }
        double critical = StrictMath.sqrt(-StrictMath.log(SIGNIFICANCE / 2) / 2);
        return new GoodnessOfFit(distance, critical / StrictMath.sqrt(n));
    }

    /**
     * Pearson's chi-square over classes that each expect five or more. The critical value is that of
     * Wilson and Hilferty, "The Distribution of Chi-Square" (1931): within 1% from three degrees of
     * freedom up.
     */
    public static GoodnessOfFit chiSquare(long[] counts, double[] probabilities) {
        double n = Arrays.stream(counts).sum();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = n * probabilities[i];
            if (expected < 5) {
                throw new IllegalArgumentException("class " + i + " expects only " + expected);
            }
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        double freedom = counts.length - 1.0;
        double spread = 2 / (9 * freedom);
        double root = 1 - spread + NORMAL_QUANTILE * StrictMath.sqrt(spread);
        return new GoodnessOfFit(sum, freedom * root * root * root);
    }
}
