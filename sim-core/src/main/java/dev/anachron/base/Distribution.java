package dev.anachron.base;

import java.util.List;

/**
 * A shape of chance over real numbers, given by its textbook parameters. What costs time (logarithms of
 * quantiles, sorting) is done when it is made, not when it is sampled. Exactly reproducible: draws come
 * from a {@link RandomStream}, functions from {@link StrictMath}.
 */
public sealed interface Distribution {
    double sample(RandomStream random);

    /** To the nearest whole number, from zero up. */
    default long sampleWhole(RandomStream random) {
        double drawn = sample(random);
        return drawn <= 0 ? 0 : (long) Math.rint(drawn); // exact by definition, unlike its kin
    }

    /** Always the same; draws nothing. */
    record Constant(double value) implements Distribution {
        @Override
        public double sample(RandomStream random) {
            return value;
        }
    }

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Distribution {
        @Override
        public double sample(RandomStream random) {
            return low + (high - low) * random.nextDouble();
        }

        /** Each whole number from low to high, both included, is as likely as the other. */
        @Override
        public long sampleWhole(RandomStream random) {
            return random.between((long) low, (long) high);
        }
    }

    /** A fixed floor plus an exponential part with this mean. */
    record Exponential(double floor, double mean) implements Distribution {
        @Override
        public double sample(RandomStream random) {
            return floor + random.exponential(mean);
        }
    }

    /** Normal. */
    record Normal(double mean, double deviation) implements Distribution {
        @Override
        public double sample(RandomStream random) {
            return mean + deviation * random.normal();
        }
    }

    /** The logarithm is normal with mean {@code mu} and deviation {@code sigma}. */
    record Lognormal(double mu, double sigma) implements Distribution {
        /** The 99th percentile of the standard normal distribution. */
        private static final double NORMAL_P99 = 2.3263478740408408;

        /** The one with this median and this 99th percentile. */
        public static Lognormal of(double median, double p99) {
            return new Lognormal(StrictMath.log(median), StrictMath.log(p99 / median) / NORMAL_P99);
        }

        @Override
        public double sample(RandomStream random) {
            return StrictMath.exp(mu + sigma * random.normal());
        }
    }

    /** Never below {@code scale}, with a tail the heavier the smaller {@code alpha}; by inversion. */
    record Pareto(double scale, double alpha) implements Distribution {
        @Override
        public double sample(RandomStream random) {
            return scale / StrictMath.pow(random.nextPositive(), 1 / alpha);
        }
    }

    /**
     * Draws a part by its weight, then from that part.
     *
     * @param parts at least one; the weights sum to 1, and the last part takes what rounding leaves
     */
    record Mixture(List<Part> parts) implements Distribution {
        /** One of the distributions and how often it is drawn, from 0 to 1. */
        public record Part(double weight, Distribution of) {}

        public Mixture {
            parts = List.copyOf(parts);
            requireSome(parts);
        }

        @Override
        public double sample(RandomStream random) {
            double left = random.nextDouble();
            int last = parts.size() - 1;
            int i = 0;
            while (i < last && left >= parts.get(i).weight()) {
                left -= parts.get(i).weight();
                i++;
            }
            return parts.get(i).of().sample(random);
        }
    }

    /**
     * Draws each part and adds them up.
     *
     * @param parts at least one
     */
    record Sum(List<Distribution> parts) implements Distribution {
        public Sum {
            parts = List.copyOf(parts);
            requireSome(parts);
        }

        @Override
        public double sample(RandomStream random) {
            double sum = 0;
            for (Distribution part : parts) {
                sum += part.sample(random);
            }
            return sum;
        }
    }

    /**
     * Values as they were measured, each as likely as the others: the inverse transform of their step
     * function, without interpolation, so every sample is one of the values. Their order does not
     * matter; a value that is given twice comes twice as often.
     *
     * @param values at least one
     */
    record Empirical(List<Double> values) implements Distribution {
        public Empirical {
            values = values.stream().sorted().toList();
            requireSome(values);
        }

        @Override
        public double sample(RandomStream random) {
            return random.pick(values);
        }
    }

    private static void requireSome(List<?> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw from");
        }
    }
}
