package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each latency has the quantiles that its formula promises. */
class LatencyTest {
    private static final int SAMPLES = 200_000;

    @Test
    void quantilesAreThoseOfTheFormula() {
        long ms = SimTime.MILLI;
        record Case(Latency latency, double p50Millis, double p99Millis) {}
        for (Case c : List.of(
                new Case(Latency.constant(2 * ms), 2, 2),
                new Case(Latency.uniform(ms, 3 * ms), 2, 2.98),
                new Case(Latency.exponential(ms, 5 * ms), 5 + 0.6931, 5 + 4.605),
                new Case(Latency.normal(10 * ms, 2 * ms), 10, 14.653),
                new Case(Latency.lognormal(2 * ms, 9 * ms), 2, 9),
                new Case(Latency.pareto(ms, 2), 1.4142, 10))) {
            long[] samples = sorted(c.latency());
            assertThat(samples[0]).as(c.latency().text()).isNotNegative();
            assertThat(samples[SAMPLES / 2] / 1e6)
                    .as("median of %s", c.latency().text())
                    .isBetween(c.p50Millis() * 0.99, c.p50Millis() * 1.01);
            assertThat(samples[SAMPLES / 100 * 99] / 1e6)
                    .as("99th percentile of %s", c.latency().text())
                    .isBetween(c.p99Millis() * 0.97, c.p99Millis() * 1.03);
        }
    }

    private static long[] sorted(Latency latency) {
        RandomStream random = RandomStream.root(5).child(latency.text());
        long[] samples = new long[SAMPLES];
        Arrays.setAll(samples, i -> latency.sampleNanos(random));
        Arrays.sort(samples);
        return samples;
    }
}
