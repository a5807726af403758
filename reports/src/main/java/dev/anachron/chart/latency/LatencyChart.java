package dev.anachron.chart.latency;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Kinds;
import dev.anachron.chart.OverTime;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.report.Judged;

import java.util.ArrayList;
import java.util.List;

/** A mark for each operation: when it was invoked and how long it took. */
public final class LatencyChart implements Chart {
    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String title() {
        return "Latency over time";
    }

    @Override
    public String caption() {
        return "Each mark is an operation, at the moment its client invoked it and as high as the"
                + " answer took. Crosses along the edges have no latency: at the top nobody knows"
                + " whether the operation took effect (info), at the bottom it certainly did not"
                + " (fail).";
    }

    @Override
    public Figure draw(Judged judged) {
        History history = judged.run().history();
        List<Series> series = new ArrayList<>();
        Kinds.returned(history).forEach((kind, operations) -> series.add(points(kind, operations)));
        rug(series, history, Outcome.INFO);
        rug(series, history, Outcome.FAIL);
        return new Figure(
                heading(judged, history),
                OverTime.axis(judged.run()),
                Kinds.latencyAxis(history),
                series,
                OverTime.bands(judged.run()),
                List.of());
    }

    private Figure.Heading heading(Judged judged, History history) {
        long ok = history.count(Outcome.OK);
        String counts = ok + " ok, " + history.count(Outcome.FAIL) + " failed, "
                + history.count(Outcome.INFO) + " with unknown outcome";
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                counts,
                "Latency of each operation over the time of its invocation: " + counts + ".",
                ok == 0 ? "no operation returned" : "");
    }

    private static Series points(String kind, List<Operation> operations) {
        List<Series.Point> points = operations.stream()
                .map(operation -> Series.Point.of(
                        OverTime.seconds(operation.invokedNanos()), Kinds.latencyMillis(operation)))
                .toList();
        return new Series.Points(kind, Kinds.role(kind), Kinds.shape(kind), points);
    }

    private static void rug(List<Series> series, History history, Outcome outcome) {
        List<Double> at = history.operations().stream()
                .filter(operation -> operation.outcome() == outcome)
                .map(operation -> OverTime.seconds(operation.invokedNanos()))
                .toList();
        if (!at.isEmpty()) {
            series.add(
                    outcome == Outcome.INFO
                            ? new Series.Rug("info", Role.INDETERMINATE, Series.Edge.TOP, at)
                            : new Series.Rug("fail", Role.FAILED, Series.Edge.BOTTOM, at));
        }
    }
}
