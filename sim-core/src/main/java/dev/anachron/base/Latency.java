package dev.anachron.base;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How long a link takes, or a disk.
 *
 * @param nanos what is drawn, in nanoseconds
 * @param text as a report says it
 */
public record Latency(Distribution nanos, String text) {
    /** To the nearest nanosecond, from zero to {@link SimTime#NEVER}. */
    public long sampleNanos(RandomStream random) {
        return nanos.sampleWhole(random);
    }

    /** Always the same: exactly up to 104 days, beyond to the 53 bits of a {@code double}. */
    public static Latency constant(long nanos) {
        return new Latency(new Distribution.Constant(nanos), SimTime.span(nanos));
    }

    /** Uniform between two bounds. */
    public static Latency uniform(long lowNanos, long highNanos) {
        return new Latency(
                new Distribution.Uniform(lowNanos, highNanos),
                "uniform " + SimTime.span(lowNanos) + ".." + SimTime.span(highNanos));
    }

    /** A fixed floor plus an exponential part. */
    public static Latency exponential(long meanNanos, long floorNanos) {
        String floor = floorNanos == 0 ? "" : " above " + SimTime.span(floorNanos);
        return new Latency(
                new Distribution.Exponential(floorNanos, meanNanos),
                "exponential, mean " + SimTime.span(meanNanos) + floor);
    }

    /** Normal, cut off at zero. */
    public static Latency normal(long meanNanos, long deviationNanos) {
        return new Latency(
                new Distribution.Normal(meanNanos, deviationNanos),
                "normal, mean " + SimTime.span(meanNanos) + ", deviation "
                        + SimTime.span(deviationNanos));
    }

    /** Lognormal, given by its median and its 99th percentile. */
    public static Latency lognormal(long medianNanos, long p99Nanos) {
        return new Latency(
                Distribution.Lognormal.of((double) medianNanos, (double) p99Nanos),
                "lognormal, median " + SimTime.span(medianNanos) + ", p99 "
                        + SimTime.span(p99Nanos));
    }

    /** Pareto: never below {@code scaleNanos}, with a tail the heavier the smaller {@code alpha}. */
    public static Latency pareto(long scaleNanos, double alpha) {
        return new Latency(
                new Distribution.Pareto(scaleNanos, alpha),
                "pareto from " + SimTime.span(scaleNanos) + ", alpha " + alpha);
    }

    /** One of several, each drawn so often; the shares sum to 1. */
    public static Latency mixture(List<Part> parts) {
        return new Latency(
                new Distribution.Mixture(parts.stream()
                        .map(part -> new Distribution.Mixture.Part(
                                part.share(), part.latency().nanos()))
                        .toList()),
                "mixture of "
                        + parts.stream()
                                .map(part -> Shares.percent(part.share()) + " "
                                        + part.latency().text())
                                .collect(Collectors.joining("; ")));
    }

    /** A part of a mixture. */
    public record Part(double share, Latency latency) {}

    /** Several, one after the other. */
    public static Latency sum(List<Latency> parts) {
        return new Latency(
                new Distribution.Sum(parts.stream().map(Latency::nanos).toList()),
                parts.stream().map(Latency::text).collect(Collectors.joining(" plus ")));
    }

    /** One of the values that were measured, each as likely as the others. */
    public static Latency empirical(List<Long> nanos) {
        Distribution.Empirical values =
                new Distribution.Empirical(nanos.stream().map(Long::doubleValue).toList());
        return new Latency(
                values,
                "one of " + nanos.size() + " values from "
                        + SimTime.span(values.values().get(0).longValue()) + " to "
                        + SimTime.span(values.values().get(nanos.size() - 1).longValue()));
    }
}
