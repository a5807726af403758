package dev.anachron.chart.clock;

import dev.anachron.base.ClockLine;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.chart.Unit;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.trace.TraceEvent.ClockChanged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A line for each node whose clock was wrong: how far what it believed was ahead of true time. */
public final class ClockErrorChart implements Chart {
    /** How far a clock was ahead at a true instant; negative is behind. */
    private record Off(long atNanos, long aheadNanos) {}

    /** What the clocks of one node showed, from the start of the run to its end. */
    private record Clocks(NodeId node, List<Off> wall, List<Off> monotonic) {
        Stream<Off> all() {
            return Stream.concat(wall.stream(), monotonic.stream());
        }

        /** Ahead when it was most off. */
        long worst() {
            return all().map(Off::aheadNanos)
                    .max(Comparator.comparingLong(Math::abs))
                    .orElseThrow();
        }
    }

    @Override
    public String name() {
        return "clock-error";
    }

    @Override
    public String title() {
        return "Believed time less true time";
    }

    @Override
    public String caption() {
        return "Above zero a node believes that it is later than it is, below zero earlier. A slope is"
                + " a clock that runs too fast or too slow, a step one that was put wrong or right."
                + " The wall clock's line is solid; the clock by which timers go is dashed where it"
                + " shows something else. Nodes without a line have true clocks.";
    }

    @Override
    public boolean applies(Judged judged) {
        return judged.run().trace().of(ClockChanged.class).findAny().isPresent();
    }

    @Override
    public Section section() {
        return Section.CLOCKS;
    }

    @Override
    public Figure draw(Judged judged) {
        List<Clocks> wrong = wrong(judged.run());
        LongSummaryStatistics ahead =
                wrong.stream().flatMap(Clocks::all).mapToLong(Off::aheadNanos).summaryStatistics();
        long least = Math.min(0, ahead.getMin());
        long most = Math.max(0, ahead.getMax());
        Unit unit = Unit.suiting(Math.max(most, -least));
        double room = Math.max(unit.of(most - least) * 0.12, 0.001);
        return new Figure(
                heading(judged, wrong),
                OverTime.axis(judged.run()),
                new Axis.Numbers(
                        "ahead of true time",
                        unit.text(),
                        Scale.LINEAR,
                        unit.of(least) - room,
                        unit.of(most) + room),
                series(judged.variant().setup().cluster().nodes(), wrong, unit),
                OverTime.bands(judged.run()),
                List.of());
    }

    private static List<Clocks> wrong(Run run) {
        SortedMap<NodeId, List<ClockChanged>> changes = new TreeMap<>();
        run.trace()
                .of(ClockChanged.class)
                .forEach(changed -> changes.computeIfAbsent(
                                changed.node(), node -> new ArrayList<>())
                        .add(changed));
        List<Clocks> wrong = new ArrayList<>();
        changes.forEach((node, of) -> wrong.add(new Clocks(
                node,
                offs(of, ClockChanged::wall, run.simulatedNanos()),
                offs(of, ClockChanged::monotonic, run.simulatedNanos()))));
        return wrong;
    }

    /** The corners of the line; true before the first change. */
    private static List<Off> offs(
            List<ClockChanged> changes, Function<ClockChanged, ClockLine> clock, long endNanos) {
        List<Off> corners = new ArrayList<>();
        ClockLine shown = ClockLine.TRUE;
        add(corners, 0, shown);
        for (ClockChanged changed : changes) {
            add(corners, changed.atNanos(), shown);
            shown = clock.apply(changed);
            add(corners, changed.atNanos(), shown);
        }
        add(corners, endNanos, shown);
        return corners;
    }

    private static void add(List<Off> corners, long atNanos, ClockLine shown) {
        Off next = new Off(atNanos, shown.errorAt(atNanos));
        if (corners.isEmpty() || !corners.get(corners.size() - 1).equals(next)) {
            corners.add(next);
        }
    }

    private static List<Series> series(List<NodeId> nodes, List<Clocks> wrong, Unit unit) {
        List<Series> series = new ArrayList<>();
        for (Clocks clocks : wrong) {
            Role role = Role.numbered(Math.max(0, nodes.indexOf(clocks.node())));
            String name = clocks.node().name();
            series.add(new Series.Line(name, role, false, false, line(clocks.wall(), unit)));
            if (!clocks.monotonic().equals(clocks.wall())) {
                List<Series.Vertex> own = line(clocks.monotonic(), unit);
                series.add(new Series.Line(name + ", timers", role, false, true, own));
            }
        }
        return series;
    }

    private static List<Series.Vertex> line(List<Off> corners, Unit unit) {
        return corners.stream()
                .map(off -> new Series.Vertex(
                        OverTime.seconds(off.atNanos()), unit.of(off.aheadNanos())))
                .toList();
    }

    private Figure.Heading heading(Judged judged, List<Clocks> wrong) {
        List<String> parts = wrong.stream().map(ClockErrorChart::words).toList();
        String summary = parts.isEmpty() ? "every clock was true" : String.join("; ", parts);
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                summary,
                "How far each wrong clock was ahead of true time: " + summary + ".",
                parts.isEmpty() ? summary : "");
    }

    /** {@code n1 up to 3s behind}. */
    private static String words(Clocks clocks) {
        long ahead = clocks.worst();
        String size = SimTime.span(Math.abs(ahead) / 1000 * 1000);
        return clocks.node() + " up to " + size + (ahead < 0 ? " behind" : " ahead");
    }
}
