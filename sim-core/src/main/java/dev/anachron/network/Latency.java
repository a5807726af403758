package dev.anachron.network;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

/** How long a link takes. Samples are nanoseconds, never negative. */
public sealed interface Latency {
    /** The 99th percentile of the standard normal distribution. */
    double NORMAL_P99 = 2.3263478740408408;

    long sampleNanos(RandomStream random);

    /** As a report says it. */
    String text();

    /** Always the same. */
    record Constant(long nanos) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            return nanos;
        }

        @Override
        public String text() {
            return SimTime.span(nanos);
        }
    }

    /** Uniform between two bounds, both included. */
    record Uniform(long lowNanos, long highNanos) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            return random.between(lowNanos, highNanos);
        }

        @Override
        public String text() {
            return "uniform " + SimTime.span(lowNanos) + ".." + SimTime.span(highNanos);
        }
    }

    /** A fixed floor plus an exponential part. */
    record Exponential(long meanNanos, long floorNanos) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            return floorNanos + rounded(random.exponential((double) meanNanos));
        }

        @Override
        public String text() {
            String floor = floorNanos == 0 ? "" : " above " + SimTime.span(floorNanos);
            return "exponential, mean " + SimTime.span(meanNanos) + floor;
        }
    }

    /** Normal, cut off at zero. */
    record Normal(long meanNanos, long deviationNanos) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            return Math.max(0, rounded(meanNanos + deviationNanos * random.normal()));
        }

        @Override
        public String text() {
            return "normal, mean " + SimTime.span(meanNanos) + ", deviation "
                    + SimTime.span(deviationNanos);
        }
    }

    /** Lognormal, given by its median and its 99th percentile. */
    record Lognormal(long medianNanos, long p99Nanos) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            double sigma = StrictMath.log((double) p99Nanos / medianNanos) / NORMAL_P99;
            return rounded(random.lognormal(StrictMath.log((double) medianNanos), sigma));
        }

        @Override
        public String text() {
            return "lognormal, median " + SimTime.span(medianNanos) + ", p99 "
                    + SimTime.span(p99Nanos);
        }
    }

    /** Pareto: never below {@code scaleNanos}, with a tail the heavier the smaller {@code alpha}. */
    record Pareto(long scaleNanos, double alpha) implements Latency {
        @Override
        public long sampleNanos(RandomStream random) {
            return rounded(random.pareto((double) scaleNanos, alpha));
        }

        @Override
        public String text() {
            return "pareto from " + SimTime.span(scaleNanos);
        }
    }

    /** To the nearest nanosecond; an absurd tail is capped at an hour. */
    private static long rounded(double nanos) {
        return (long) StrictMath.rint(Math.min(nanos, 3600e9));
    }
}
