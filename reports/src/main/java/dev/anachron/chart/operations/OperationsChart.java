package dev.anachron.chart.operations;

import dev.anachron.base.NodeId;
import dev.anachron.chart.Chart;
import dev.anachron.chart.Kinds;
import dev.anachron.chart.OverTime;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.figure.Series.Height;
import dev.anachron.figure.Series.Span;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.report.Judged;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A lane for each client and a bar for each operation: the timeline, as a slide can show it. */
public final class OperationsChart implements Chart {
    private static final String STALE = "old value read";

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public String title() {
        return "What the clients saw";
    }

    @Override
    public String caption() {
        return "A lane for each client, a bar for each operation from question to answer. Thin bars"
                + " under them have no answer: the client gave up and nobody knows the outcome"
                + " (info), or the operation certainly had no effect (fail).";
    }

    /** The page has a timeline of its own, which says more. */
    @Override
    public Section section() {
        return Section.FILE;
    }

    @Override
    public Figure draw(Judged judged) {
        List<Operation> operations = judged.run().history().operations();
        List<String> lanes = new TreeSet<>(
                        operations.stream().map(Operation::client).toList())
                .stream().map(NodeId::name).toList();
        SortedSet<Integer> stale =
                Staleness.of(judged.run().history(), judged.run().trace()).stream()
                        .filter(ReadStaleness::stale)
                        .map(read -> read.read().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        return new Figure(
                heading(judged, stale.size()),
                OverTime.axis(judged.run()),
                new Axis.Lanes("", lanes),
                series(judged, lanes, stale),
                OverTime.bands(judged.run()),
                List.of());
    }

    private static List<Series> series(
            Judged judged, List<String> lanes, SortedSet<Integer> stale) {
        double end = OverTime.seconds(judged.run().simulatedNanos());
        Map<String, List<Span>> kinds = new LinkedHashMap<>();
        for (Operation operation : judged.run().history().operations()) {
            double from = OverTime.seconds(operation.invokedNanos());
            double to = Math.min(end, OverTime.seconds(operation.returnedNanos()));
            int lane = lanes.indexOf(operation.client().name());
            kinds.computeIfAbsent(kind(operation, stale), kind -> new ArrayList<>())
                    .add(new Span(lane, from, Math.max(from, to), ""));
        }
        List<Series> series = new ArrayList<>();
        // What is rare lies on top.
        kinds.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .forEach(kind -> series.add(new Series.Spans(
                        kind.getKey(),
                        role(kind.getKey()),
                        height(kind.getKey()),
                        kind.getValue())));
        return series;
    }

    private static String kind(Operation operation, SortedSet<Integer> stale) {
        if (!operation.ok()) {
            return operation.outcome().text();
        }
        return stale.contains(operation.id()) ? STALE : operation.command().function();
    }

    private static Role role(String kind) {
        if (kind.equals(STALE)) {
            return Role.VIOLATION;
        }
        if (kind.equals(Outcome.INFO.text())) {
            return Role.INDETERMINATE;
        }
        return kind.equals(Outcome.FAIL.text()) ? Role.FAILED : Kinds.role(kind);
    }

    private static Height height(String kind) {
        boolean unanswered = kind.equals(Outcome.INFO.text()) || kind.equals(Outcome.FAIL.text());
        return unanswered ? Height.THIN : Height.FULL;
    }

    private Figure.Heading heading(Judged judged, int stale) {
        int all = judged.run().history().operations().size();
        String words = all == 0
                ? "no client asked for anything"
                : all + (all == 1 ? " operation, " : " operations, ")
                        + (stale == 0 ? "none" : Integer.toString(stale))
                        + " of which returned an old value";
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words,
                "A lane for each client with a bar for each operation: " + words + ".",
                all == 0 ? words : "");
    }
}
