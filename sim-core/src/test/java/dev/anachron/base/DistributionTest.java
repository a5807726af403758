package dev.anachron.base;

import static dev.anachron.testing.GoodnessOfFit.chiSquare;
import static dev.anachron.testing.GoodnessOfFit.kolmogorovSmirnov;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Distribution.Constant;
import dev.anachron.base.Distribution.Empirical;
import dev.anachron.base.Distribution.Exponential;
import dev.anachron.base.Distribution.Lognormal;
import dev.anachron.base.Distribution.Mixture;
import dev.anachron.base.Distribution.Normal;
import dev.anachron.base.Distribution.Pareto;
import dev.anachron.base.Distribution.Uniform;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each distribution against its closed-form moments and its distribution function. */
class DistributionTest {
    private static final int SAMPLES = 200_000;
    private static final double ERRORS = 4; // standard errors: one in 16,000 is farther off

    /**
     * A distribution and what the textbook says of it.
     *
     * @param kurtosis the fourth central moment over the squared variance: how exactly samples of this
     *     size tell the variance
     */
    private record Known(
            Distribution distribution,
            double mean,
            double variance,
            double kurtosis,
            DoubleUnaryOperator cdf) {
        @Override
        public String toString() {
            return distribution.toString();
        }
    }

    static Stream<Known> continuous() {
        double w = StrictMath.exp(0.25); // e to the sigma squared
        return Stream.of(
                new Known(new Uniform(2, 5), 3.5, 0.75, 1.8, x -> (x - 2) / 3),
                new Known(new Exponential(0, 3), 3, 9, 9, x -> exponential(x, 3)),
                new Known(new Exponential(5, 2), 7, 4, 9, x -> exponential(x - 5, 2)),
                new Known(new Normal(0, 1), 0, 1, 3, DistributionTest::normal),
                new Known(new Normal(10, 2), 10, 4, 3, x -> normal((x - 10) / 2)),
                new Known(
                        new Lognormal(1, 0.5),
                        StrictMath.exp(1.125),
                        (w - 1) * StrictMath.exp(2.25),
                        w * w * w * w + 2 * w * w * w + 3 * w * w - 3,
                        x -> normal((StrictMath.log(x) - 1) / 0.5)),
                new Known(
                        new Pareto(2, 9),
                        2.25, // alpha scale / (alpha - 1)
                        36.0 / 448, // alpha scale² / ((alpha - 1)² (alpha - 2))
                        3 + 6 * (729 + 81 - 54 - 2) / (9.0 * 6 * 5),
                        x -> 1 - StrictMath.pow(2 / x, 9)),
                new Known(
                        new Mixture(List.of(
                                new Mixture.Part(0.7, new Uniform(0, 1)),
                                new Mixture.Part(0.3, new Exponential(0, 3)))),
                        1.25,
                        16.9 / 3 - 1.25 * 1.25, // 0.7 / 3 + 0.3 × 18, less the mean squared
                        23.23,
                        x -> 0.7 * Math.min(1, x) + 0.3 * exponential(x, 3)));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void meanAndVarianceAreThoseOfTheTextbook(Known known) {
        double[] samples = samples(known.distribution());
        double mean = Arrays.stream(samples).average().orElseThrow();
        double variance = Arrays.stream(samples)
                .map(x -> (x - known.mean()) * (x - known.mean()))
                .average()
                .orElseThrow();
        double meanError = StrictMath.sqrt(known.variance() / SAMPLES);
        double varianceError = known.variance() * StrictMath.sqrt((known.kurtosis() - 1) / SAMPLES);
        assertThat(Math.abs(mean - known.mean())).isLessThan(ERRORS * meanError);
        assertThat(Math.abs(variance - known.variance())).isLessThan(ERRORS * varianceError);
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void samplesFitTheDistributionFunction(Known known) {
        assertThat(kolmogorovSmirnov(samples(known.distribution()), known.cdf()))
                .matches(fit -> fit.accepted());
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void samplesThatAreThreePercentOffDoNotFit(Known known) {
        double[] samples = samples(known.distribution());
        double deviation = StrictMath.sqrt(known.variance());
        double[] wrong = Arrays.stream(samples).map(x -> x + 0.03 * deviation).toArray();
        assertThat(kolmogorovSmirnov(wrong, known.cdf())).matches(fit -> !fit.accepted());
    }

    @Test
    void anExponentialWithAMeanThreePercentOffDoesNotFit() {
        assertThat(kolmogorovSmirnov(samples(new Exponential(0, 3.09)), x -> exponential(x, 3)))
                .matches(fit -> !fit.accepted());
    }

    /** The tail of the ziggurat is drawn by another method than the rest, and holds 1 in 1,700. */
    @Test
    void theNormalTailsAreNormal() {
        RandomStream random = RandomStream.root(3).child("tails");
        double edge = 3.442619855899;
        double share = normal(-edge);
        long[] counts = new long[5];
        double[] edges = {-edge - 0.3, -edge, edge, edge + 0.3};
        for (int i = 0; i < 20 * SAMPLES; i++) {
            double x = random.normal();
            counts[(int) Arrays.stream(edges).filter(e -> e < x).count()]++;
        }
        double far = normal(-edge - 0.3);
        double[] shares = {far, share - far, 1 - 2 * share, share - far, far};
        assertThat(chiSquare(counts, shares)).matches(fit -> fit.accepted());
        counts[3] += counts[3] / 5; // a tail that is a fifth too heavy
        assertThat(chiSquare(counts, shares)).matches(fit -> !fit.accepted());
    }

    @Test
    void aMixtureTakesItsPartsByWeight() {
        double[] weights = {0.5, 0.3, 0.15, 0.05};
        List<Mixture.Part> parts = Stream.of(0, 1, 2, 3)
                .map(i -> new Mixture.Part(weights[i], new Constant(i)))
                .toList();
        long[] counts = counts(samples(new Mixture(parts)), 4);
        assertThat(chiSquare(counts, weights)).matches(fit -> fit.accepted());
        assertThat(chiSquare(counts, new double[] {0.5, 0.31, 0.14, 0.05}))
                .matches(fit -> !fit.accepted());
    }

    @Test
    void measuredValuesComeAsOftenAsTheyWereGiven() {
        Distribution measured = new Empirical(List.of(3.0, 0.0, 1.0, 3.0, 2.0, 3.0, 1.0, 0.0));
        assertThat(measured)
                .isEqualTo(new Empirical(List.of(0.0, 0.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0)));
        double[] shares = {0.25, 0.25, 0.125, 0.375};
        double[] samples = samples(measured);
        assertThat(chiSquare(counts(samples, 4), shares)).matches(fit -> fit.accepted());
        // Mean 13/8 and mean of squares 33/8, as of any finite list.
        double error = StrictMath.sqrt((33 / 8.0 - 169 / 64.0) / SAMPLES);
        assertThat(Arrays.stream(samples).average().orElseThrow())
                .isBetween(13 / 8.0 - ERRORS * error, 13 / 8.0 + ERRORS * error);
    }

    @Test
    void medianAndP99MakeALognormal() {
        Lognormal lognormal = Lognormal.of(2, 9);
        assertThat(normal((StrictMath.log(2) - lognormal.mu()) / lognormal.sigma()))
                .isBetween(0.4999999, 0.5000001);
        assertThat(normal((StrictMath.log(9) - lognormal.mu()) / lognormal.sigma()))
                .isBetween(0.9899999, 0.9900001);
    }

    @Test
    void nothingCannotBeDrawnFrom() {
        assertThatThrownBy(() -> new Empirical(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mixture(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] samples(Distribution distribution) {
        RandomStream random = RandomStream.root(1).child(distribution.toString());
        double[] samples = new double[SAMPLES];
        Arrays.setAll(samples, i -> distribution.sample(random));
        return samples;
    }

    private static long[] counts(double[] samples, int classes) {
        long[] counts = new long[classes];
        for (double sample : samples) {
            counts[(int) sample]++;
        }
        return counts;
    }

    private static double exponential(double x, double mean) {
        return x < 0 ? 0 : -StrictMath.expm1(-x / mean);
    }

    /**
     * The standard normal distribution function by Marsaglia's series, "Evaluating the Normal
     * Distribution" (2004), and zero or one where that is all a double can tell.
     */
    private static double normal(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double term = x;
        double sum = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }
}
