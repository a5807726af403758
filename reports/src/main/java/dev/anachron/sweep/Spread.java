package dev.anachron.sweep;

import org.HdrHistogram.PackedHistogram;

/**
 * How a number that is never negative is distributed over runs, in memory that does not grow with them: mean
 * and deviation after B. P. Welford (1962), quantiles to three digits from a histogram.
 */
public final class Spread {
    private static final double UNITS_IN_ONE = 1e6;
    private static final double LARGEST = 1e12;
    private static final int DIGITS = 3;

    private final PackedHistogram histogram = new PackedHistogram(DIGITS);
    private long count;
    private long endless;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Counts a number in; infinite ones are counted apart. */
    public void add(double number) {
        if (Double.isInfinite(number) || number > LARGEST) {
            endless++;
            return;
        }
        count++;
        double off = number - mean;
        mean += off / count;
        squares += off * (number - mean);
        least = Math.min(least, number);
        most = Math.max(most, number);
        histogram.recordValue(Math.round(Math.max(0, number) * UNITS_IN_ONE));
    }

    /** How many numbers there were, without the endless. */
    public long count() {
        return count;
    }

    /** How many were infinite, as the time of something that never came. */
    public long endless() {
        return endless;
    }

    /** {@code NaN} of none. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The standard deviation of a sample; {@code NaN} of fewer than two. */
    public double deviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    public double least() {
        return count == 0 ? Double.NaN : least;
    }

    public double most() {
        return count == 0 ? Double.NaN : most;
    }

    /** The number that so many percent are not above, to three digits; {@code NaN} of none. */
    public double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        double number = histogram.getValueAtPercentile(percent) / UNITS_IN_ONE;
        return Math.max(least, Math.min(most, number));
    }
}
