package dev.anachron.chart.messages;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.figure.Series.Link;
import dev.anachron.figure.Series.Point;
import dev.anachron.figure.Series.Vertex;
import dev.anachron.report.Judged;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.Sent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The space-time diagram of messages between nodes and clients, as a slide can show it. */
public final class MessagesChart implements Chart {
    /** How far a line goes that does not arrive. */
    private static final double PART_OF_THE_WAY = 0.5;

    /** The colours that are not that of what was lost. */
    private static final List<Role> TYPES =
            List.of(Role.FIRST, Role.SECOND, Role.FOURTH, Role.FIFTH, Role.SIXTH, Role.SEVENTH);

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String title() {
        return "Who said what to whom";
    }

    @Override
    public String caption() {
        return "A lane for each node and client, a line for each message from where and when it was"
                + " sent to where and when it was taken up, around the moment that matters most. A"
                + " dashed line with a cross was lost; a dashed line without one was still under"
                + " way at the end.";
    }

    @Override
    public boolean applies(Judged judged) {
        return judged.run().trace().of(Sent.class).findFirst().isPresent();
    }

    /** The page has a diagram of its own, which says more. */
    @Override
    public Section section() {
        return Section.FILE;
    }

    @Override
    public Figure draw(Judged judged) {
        Extract extract = Extract.of(judged);
        Drawn drawn = new Drawn(lanes(judged));
        judged.run().trace().events().stream()
                .filter(event -> extract.has(event.atNanos()))
                .forEach(drawn::take);
        double from = OverTime.seconds(extract.fromNanos());
        double to = OverTime.seconds(extract.toNanos());
        return new Figure(
                heading(judged, extract, drawn),
                new Axis.Numbers(Axis.Numbers.TIME, "s", Scale.LINEAR, from, to),
                new Axis.Lanes("", drawn.lanes.stream().map(NodeId::name).toList()),
                drawn.series(extract.toNanos()),
                OverTime.bands(judged.run()).stream()
                        .filter(band -> band.to() > from && band.from() < to)
                        .map(band -> new Figure.Band(
                                Math.max(from, band.from()), Math.min(to, band.to()), band.label()))
                        .toList(),
                List.of());
    }

    private static List<NodeId> lanes(Judged judged) {
        var setup = judged.variant().setup();
        return Stream.concat(
                        setup.cluster().nodes().stream(),
                        setup.clients().stream().map(client -> client.settings().id()))
                .toList();
    }

    private Figure.Heading heading(Judged judged, Extract extract, Drawn drawn) {
        String words = drawn.sent + " messages from " + SimTime.text(extract.fromNanos()) + " to "
                + SimTime.text(extract.toNanos())
                + (drawn.crosses.isEmpty() ? ", none lost" : ", " + drawn.crosses.size() + " lost");
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words,
                "A space-time diagram: " + words + ".",
                drawn.sent == 0 ? "no message was sent in this time" : "");
    }

    /** Messages that were sent in the extract, by type. */
    private static final class Drawn {
        private final List<NodeId> lanes;
        private final SortedMap<Long, Sent> underWay = new TreeMap<>();
        private final Map<String, List<Link>> arrived = new LinkedHashMap<>();
        private final List<Point> heads = new ArrayList<>();
        private final List<Link> lost = new ArrayList<>();
        private final List<Point> crosses = new ArrayList<>();
        private int sent;

        Drawn(List<NodeId> lanes) {
            this.lanes = lanes;
        }

        void take(TraceEvent event) {
            if (event instanceof Sent message && !message.from().equals(message.to())) {
                sent++;
                underWay.put(message.id(), message);
                arrived.computeIfAbsent(message.message().type(), type -> new ArrayList<>());
            } else if (event instanceof Delivered delivered) {
                Sent begin = underWay.get(delivered.id());
                if (begin != null) {
                    Vertex end = at(delivered.atNanos(), delivered.to());
                    arrived.computeIfAbsent(begin.message().type(), type -> new ArrayList<>())
                            .add(new Link(at(begin.atNanos(), begin.from()), end));
                    heads.add(Point.of(end.x(), end.y()));
                    underWay.remove(delivered.id());
                }
            } else if (event instanceof Dropped dropped) {
                Sent begin = underWay.remove(dropped.id());
                if (begin != null) {
                    Link way = partOfTheWay(begin, dropped.atNanos());
                    lost.add(way);
                    crosses.add(Point.of(way.to().x(), way.to().y()));
                }
            }
        }

        private Vertex at(long atNanos, NodeId party) {
            return new Vertex(OverTime.seconds(atNanos), lanes.indexOf(party));
        }

        private Link partOfTheWay(Sent begin, long untilNanos) {
            Vertex from = at(begin.atNanos(), begin.from());
            Vertex to = at(untilNanos, begin.to());
            return new Link(
                    from, new Vertex(to.x(), from.y() + (to.y() - from.y()) * PART_OF_THE_WAY));
        }

        List<Series> series(long endNanos) {
            List<Series> series = new ArrayList<>();
            int type = 0;
            for (Map.Entry<String, List<Link>> ways : arrived.entrySet()) {
                if (!ways.getValue().isEmpty()) {
                    series.add(new Series.Ways(
                            ways.getKey(), TYPES.get(type % TYPES.size()), false, ways.getValue()));
                    type++;
                }
            }
            List<Link> still = underWay.values().stream()
                    .map(begin -> partOfTheWay(begin, endNanos))
                    .toList();
            add(series, "still under way", Role.DOWN, still);
            add(series, "", Role.VIOLATION, lost);
            series.add(new Series.Points("", Role.DOWN, Series.Shape.CIRCLE, heads));
            if (!crosses.isEmpty()) {
                series.add(new Series.Points("lost", Role.VIOLATION, Series.Shape.CROSS, crosses));
            }
            return series;
        }

        private static void add(List<Series> series, String name, Role role, List<Link> ways) {
            if (!ways.isEmpty()) {
                series.add(new Series.Ways(name, role, true, ways));
            }
        }
    }
}
