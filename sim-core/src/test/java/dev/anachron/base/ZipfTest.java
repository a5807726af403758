package dev.anachron.base;

import static dev.anachron.testing.GoodnessOfFit.chiSquare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks come as often as k^-s over the sum of all says. */
class ZipfTest {
    private static final int SAMPLES = 200_000;
    private static final double ERRORS = 4;

    @ParameterizedTest
    @CsvSource({"100, 0", "50, 0.5", "100, 0.99", "100, 1", "100, 1.01", "20, 2", "4, 3.5", "2, 1"})
    void ranksFitTheFormula(int ranks, double s) {
        double[] shares = shares(ranks, s);
        long[] counts = counts(new Zipf(ranks, s), ranks);
        assertThat(chiSquare(counts, shares)).matches(fit -> fit.accepted());
        double mean = moment(shares, 1);
        double variance = moment(shares, 2) - mean * mean;
        double sampleMean = 0;
        double sampleVariance = 0;
        double fourth = 0;
        for (int k = 1; k <= ranks; k++) {
            double square = (k - mean) * (k - mean);
            sampleMean += (double) k * counts[k - 1] / SAMPLES;
            sampleVariance += square * counts[k - 1] / SAMPLES;
            fourth += square * square * shares[k - 1];
        }
        assertThat(Math.abs(sampleMean - mean))
                .isLessThan(ERRORS * StrictMath.sqrt(variance / SAMPLES));
        assertThat(Math.abs(sampleVariance - variance))
                .isLessThan(ERRORS * StrictMath.sqrt((fourth - variance * variance) / SAMPLES));
    }

    @Test
    void aSlightlyWrongExponentDoesNotFit() {
        assertThat(chiSquare(counts(new Zipf(100, 0.99), 100), shares(100, 0.95)))
                .matches(fit -> !fit.accepted());
    }

    /** Far more ranks than a table could hold: half the logarithms lie below half of the scale. */
    @Test
    void manyRanksNeedNoTable() {
        long ranks = 1_000_000_000_000_000L;
        long[] halves = new long[2];
        Zipf zipf = new Zipf(ranks, 1);
        RandomStream random = RandomStream.root(2).child("many");
        for (int i = 0; i < SAMPLES; i++) {
            long rank = zipf.sample(random);
            assertThat(rank).isBetween(1L, ranks);
            halves[rank <= 31_622_776 ? 0 : 1]++;
        }
        double harmonic = StrictMath.log(31_622_776.5) + 0.5772156649;
        double below = harmonic / (StrictMath.log(1e15) + 0.5772156649);
        assertThat(halves[0] / (double) SAMPLES).isBetween(below - 0.005, below + 0.005);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "1, 1",
        "1, 7",
        "1000000, 1000",
        "9223372036854775807, 0",
        "3, 1.00000000001"
    })
    void extremesStayInBounds(long ranks, double s) {
        Zipf zipf = new Zipf(ranks, s);
        RandomStream random = RandomStream.root(3).child("extremes");
        for (int i = 0; i < 1000; i++) {
            assertThat(zipf.sample(random)).isBetween(1L, s == 1000 ? 1 : ranks);
        }
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThatThrownBy(() -> new Zipf(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Zipf(3, -0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Zipf(3, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] shares(int ranks, double s) {
        double[] weights = IntStream.rangeClosed(1, ranks)
                .mapToDouble(k -> StrictMath.pow(k, -s))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static long[] counts(Zipf zipf, int ranks) {
        RandomStream random = RandomStream.root(1).child("zipf");
        long[] counts = new long[ranks];
        for (int i = 0; i < SAMPLES; i++) {
            counts[(int) zipf.sample(random) - 1]++;
        }
        return counts;
    }

    private static double moment(double[] shares, int power) {
        return IntStream.rangeClosed(1, shares.length)
                .mapToDouble(k -> StrictMath.pow(k, power) * shares[k - 1])
                .sum();
    }
}
