package dev.anachron.chart;

import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Series.Vertex;

import java.util.ArrayList;
import java.util.List;

/**
 * Percentiles by the nearest rank: the p-th is the least sample that p percent do not exceed.
 *
 * @param sorted the samples in milliseconds, ascending, at least one
 */
public record Quantiles(List<Double> sorted) {
    /** The percentiles that people name. */
    public static final List<Double> NAMED = List.of(50.0, 95.0, 99.0, 99.9);

    /** More samples than this are drawn at this many places only; the eye sees no difference. */
    private static final int MOST_STEPS = 1000;

    /** The value that {@code percentile} percent of the samples do not exceed. */
    public double at(double percentile) {
        // The guard keeps a product like 56.999999999999996 from being taken for the next rank.
        int rank = (int) Math.ceil(percentile / 100 * sorted.size() - 1e-9);
        return sorted.get(Math.max(0, Math.min(sorted.size(), rank) - 1));
    }

    /** The last percentile that still has a sample beyond it. */
    double last() {
        return 100.0 * (sorted.size() - 1) / sorted.size();
    }

    /** The named percentiles that there are enough samples for. */
    public List<Double> known() {
        return NAMED.stream().filter(percentile -> percentile <= last() + 1e-9).toList();
    }

    /** Where the steps of the distribution begin, up to the given percentile. */
    public List<Vertex> steps(double lastPercentile) {
        List<Vertex> steps = new ArrayList<>();
        if (sorted.size() <= MOST_STEPS) {
            for (int i = 0; i < sorted.size(); i++) {
                steps.add(new Vertex(100.0 * i / sorted.size(), sorted.get(i)));
            }
        } else {
            double nines = -StrictMath.log10(1 - lastPercentile / 100);
            for (int i = 0; i < MOST_STEPS; i++) {
                double exceed = StrictMath.pow(10, -nines * i / (MOST_STEPS - 1));
                double percentile = 100 * (1 - exceed);
                steps.add(new Vertex(percentile, at(percentile)));
            }
        }
        steps.removeIf(step -> step.x() > lastPercentile);
        return steps;
    }

    /** A line at each percentile that people name. */
    public static List<Figure.Guide> guides() {
        return NAMED.stream()
                .map(percentile -> new Figure.Guide(percentile, name(percentile)))
                .toList();
    }

    /** The name of a percentile: {@code p99.9}. */
    public static String name(double percentile) {
        return "p" + Decimals.text(percentile, 1);
    }

    /** {@code p50 1.9, p95 4.05, p99 6.1 ms}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        for (double percentile : known()) {
            parts.add(name(percentile) + " " + Decimals.brief(at(percentile)));
        }
        parts.add("max " + Decimals.brief(at(100)));
        return String.join(", ", parts) + " ms";
    }
}
