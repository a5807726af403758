package dev.anachron.chart.distribution;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Kinds;
import dev.anachron.chart.Quantiles;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.history.Operation;
import dev.anachron.report.Judged;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A line for each kind of operation: the latency that a share of the operations did not exceed. */
public final class LatencyDistributionChart implements Chart {
    private static final double LAST_PERCENTILE = 99.9;

    /** A distribution of fewer operations says nothing. */
    private static final int FEWEST = 20;

    @Override
    public String name() {
        return "latency-distribution";
    }

    @Override
    public String title() {
        return "Latency by percentile";
    }

    @Override
    public String caption() {
        return "Above 99 stands the latency that 99 of 100 operations did not exceed. The axis gives"
                + " each further nine the same width, so the rare slow operations get room; a line"
                + " ends where there are too few operations to say more. The dashed lines count only"
                + " the operations that a fault overlapped.";
    }

    @Override
    public Figure draw(Judged judged) {
        SortedMap<String, Quantiles> kinds = new TreeMap<>();
        Kinds.returned(judged.run().history())
                .forEach((kind, operations) -> kinds.put(kind, latencies(operations)));
        List<Series> series = new ArrayList<>();
        kinds.forEach((kind, quantiles) -> {
            series.add(new Series.Line(
                    kind, Kinds.role(kind), true, false, quantiles.steps(LAST_PERCENTILE)));
            series.add(
                    new Series.Points("", Kinds.role(kind), Kinds.shape(kind), marks(quantiles)));
        });
        series.addAll(underFaults(judged.run()));
        return new Figure(
                heading(judged, kinds),
                new Axis.Numbers("percentile of operations", "", Scale.NINES, 0, LAST_PERCENTILE),
                Kinds.latencyAxis(judged.run().history()),
                series,
                List.of(),
                kinds.isEmpty() ? List.of() : Quantiles.guides());
    }

    /** The same for those operations alone that a fault overlapped. */
    private static List<Series> underFaults(Run run) {
        List<Series> series = new ArrayList<>();
        Kinds.returned(run.history()).forEach((kind, operations) -> {
            List<Operation> overlapped = operations.stream()
                    .filter(operation ->
                            run.faults().stream().anyMatch(fault -> fault.overlaps(operation)))
                    .toList();
            if (overlapped.size() >= FEWEST) {
                series.add(new Series.Line(
                        kind + " while a fault acts",
                        Kinds.role(kind),
                        true,
                        true,
                        latencies(overlapped).steps(LAST_PERCENTILE)));
            }
        });
        return series;
    }

    private static Quantiles latencies(List<Operation> operations) {
        return new Quantiles(
                operations.stream().map(Kinds::latencyMillis).sorted().toList());
    }

    private static List<Series.Point> marks(Quantiles quantiles) {
        if (quantiles.known().isEmpty()) {
            // A single operation has no line; it still leaves a mark.
            return List.of(Series.Point.emphasised(0, quantiles.at(0)));
        }
        return quantiles.known().stream()
                .map(percentile -> Series.Point.emphasised(percentile, quantiles.at(percentile)))
                .toList();
    }

    private Figure.Heading heading(Judged judged, SortedMap<String, Quantiles> kinds) {
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, quantiles) -> parts.add(kind + " " + quantiles.text()));
        String numbers = parts.isEmpty() ? "no operation returned" : String.join("; ", parts);
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                numbers,
                "Latency against percentile, a line for each kind of operation: " + numbers + ".",
                parts.isEmpty() ? numbers : "");
    }
}
