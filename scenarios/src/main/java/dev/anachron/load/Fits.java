package dev.anachron.load;

import dev.anachron.base.Latency;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One-way latencies that others fitted to what production systems measured, by name. All are from Bailis and
 * others, "Probabilistically bounded staleness for practical partial quorums" (VLDB 2012), table 3, in
 * milliseconds there: a share of Pareto(x_m, alpha), the rest Exponential(lambda).
 */
final class Fits {
    private static final TreeMap<String, Latency> ALL = new TreeMap<>();

    static {
        ALL.put("lnkd-ssd", mixture(0.9122, Latency.pareto(235_000, 10), 1.66));
        ALL.put("lnkd-disk-write", mixture(0.38, Latency.pareto(1_050_000, 1.51), 0.183));
        ALL.put("ymmr", mixture(0.982, Latency.pareto(1_500_000, 3.8), 0.0217));
        ALL.put("ymmr-write-3.35", mixture(0.939, Latency.pareto(3_000_000, 3.35), 0.0028));
        // What the authors' own simulator has in its place.
        ALL.put("ymmr-write-3.5", mixture(0.939, Latency.pareto(3_000_000, 3.5), 0.0028));
    }

    /** Those that scenarios can name. */
    static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Fits() {}

    static Latency named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static Latency mixture(double share, Latency pareto, double lambdaPerMilli) {
        long meanNanos = (long) StrictMath.rint(1_000_000 / lambdaPerMilli);
        return Latency.mixture(List.of(
                new Latency.Part(share, pareto),
                new Latency.Part(1 - share, Latency.exponential(meanNanos, 0))));
    }
}
