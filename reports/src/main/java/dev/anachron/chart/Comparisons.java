package dev.anachron.chart;

import dev.anachron.chart.elections.ElectionTimesComparison;
import dev.anachron.chart.tradeoff.LatencyStalenessComparison;
import dev.anachron.chart.visibility.VisibilityComparison;

import java.util.List;

/** The catalogue of pictures of a whole report, in the order in which it shows them. */
public final class Comparisons {
    public static final List<Comparison> ALL = List.of(
            ElectionTimesComparison.whole(),
            ElectionTimesComparison.near(),
            new LatencyStalenessComparison(),
            new VisibilityComparison());

    private Comparisons() {}
}
