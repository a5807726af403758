package dev.anachron.chart.map;

import dev.anachron.chart.Chart;
import dev.anachron.check.Verdict;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.check.lattice.Level;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.figure.Series.Shape;
import dev.anachron.report.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models, each above those that it implies, painted with this run's verdicts. */
public final class ConsistencyMapChart implements Chart {
    /** What a verdict says of a model, by colour and by shape. */
    private enum Standing {
        HELD("holds", Role.UPDATE, Shape.CIRCLE),
        VIOLATED("violated", Role.VIOLATION, Shape.CROSS),
        UNDECIDED("undecided", Role.INDETERMINATE, Shape.HOLLOW_DIAMOND),
        UNTESTED("holds, but nothing tested it", Role.FAILED, Shape.TRIANGLE),
        UNASKED("not checked", Role.DOWN, Shape.HOLLOW_DIAMOND);

        private final String text;
        private final Role role;
        private final Shape shape;

        Standing(String text, Role role, Shape shape) {
            this.text = text;
            this.role = role;
            this.shape = shape;
        }

        boolean certain() {
            return this == HELD || this == VIOLATED;
        }

        static Standing of(@Nullable Verdict verdict) {
            if (verdict == null) {
                return UNASKED;
            }
            return switch (verdict.status()) {
                case VALID -> verdict.tested() ? HELD : UNTESTED;
                case INVALID -> VIOLATED;
                case UNKNOWN -> UNDECIDED;
            };
        }
    }

    private static final Axis WIDTH = new Axis.Bare(0, 10);
    private static final Axis HEIGHT = new Axis.Bare(-0.3, 4.3);

    /** Where each model stands, so that no line crosses a card. */
    private static final Map<String, Series.Vertex> PLACES = Map.ofEntries(
            place("linearizable", 5.4, 4),
            place("sequential", 3.4, 3),
            place("convergence", 6.4, 3),
            place("regular", 8.9, 3),
            place("causal", 1.4, 2),
            place("causal-convergence", 4.3, 2),
            place("consistent-prefix", 6.9, 2),
            place("safe", 8.9, 2),
            place("pram", 1.4, 1),
            place("read-your-writes", 1.1, 0),
            place("monotonic-reads", 3.4, 0),
            place("monotonic-writes", 5.7, 0),
            place("writes-follow-reads", 8.2, 0));

    @Override
    public String name() {
        return "consistency-map";
    }

    @Override
    public String title() {
        return "Which promises held";
    }

    @Override
    public String caption() {
        return "Each model implies those that its lines lead down to: what breaks one breaks all"
                + " above it. A dashed frame proves nothing: undecided, or kept only because"
                + " nothing here could have broken it.";
    }

    @Override
    public boolean applies(Judged judged) {
        return judged.findings().stream().anyMatch(finding -> Lattice.has(finding.checker()));
    }

    @Override
    public Section section() {
        return Section.PROMISES;
    }

    @Override
    public Figure draw(Judged judged) {
        SortedMap<String, Verdict> verdicts = judged.verdicts();
        SortedMap<Standing, List<String>> models = new TreeMap<>();
        for (Level level : Lattice.LEVELS) {
            models.computeIfAbsent(
                            Standing.of(verdicts.get(level.name())), one -> new ArrayList<>())
                    .add(level.name());
        }
        List<Series> series = new ArrayList<>();
        series.add(new Series.Links("", Role.DOWN, links()));
        models.forEach((standing, names) -> series.add(cards(standing, names)));
        return new Figure(heading(judged, models), WIDTH, HEIGHT, series, List.of(), List.of());
    }

    /** A model that the map has no place for would be a hole in it. */
    private static Series.Vertex at(String model) {
        Series.Vertex place = PLACES.get(model);
        if (place == null) {
            throw new IllegalStateException("the map has no place for " + model);
        }
        return place;
    }

    private static Map.Entry<String, Series.Vertex> place(String model, double x, double y) {
        return Map.entry(model, new Series.Vertex(x, y));
    }

    private static List<Series.Link> links() {
        return Lattice.LEVELS.stream()
                .flatMap(level -> level.weaker().stream()
                        .map(weaker -> new Series.Link(at(level.name()), at(weaker))))
                .toList();
    }

    private static Series cards(Standing standing, List<String> models) {
        return new Series.Cards(
                standing.text,
                standing.role,
                standing.shape,
                !standing.certain(),
                models.stream().map(model -> new Series.Card(at(model), model)).toList());
    }

    private Figure.Heading heading(Judged judged, SortedMap<Standing, List<String>> models) {
        List<String> strongest = Lattice.strongest(judged.verdicts());
        String subtitle = strongest.isEmpty()
                ? "no model was put to the test and held"
                : "the strongest that held: " + String.join(", ", strongest);
        String alt = models.entrySet().stream()
                .map(entry -> entry.getKey().text + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                subtitle,
                "Map of the consistency models. " + alt + ".",
                "");
    }
}
