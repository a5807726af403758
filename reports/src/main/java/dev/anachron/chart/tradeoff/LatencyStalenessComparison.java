package dev.anachron.chart.tradeoff;

import dev.anachron.chart.Comparison;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Latency against staleness, a place for each variant: the trade that Abadi's PACELC ("else latency or
 * consistency", 2012) is about.
 */
public final class LatencyStalenessComparison implements Comparison {
    /** A logarithm has no zero: what was never stale lies on the lower edge. */
    private static final double LEAST_MILLIS = 1;

    private static final double FEWEST = 3;

    /**
     * One variant.
     *
     * @param staleMillis how stale its stalest read was; 0 when none was
     */
    private record Place(
            String name, int number, double halfMillis, double mostMillis, double staleMillis) {
        double y() {
            return Math.max(LEAST_MILLIS, staleMillis);
        }

        String told() {
            return name + ": half of the reads within " + Decimals.brief(halfMillis) + " ms, "
                    + (staleMillis == 0
                            ? "none stale"
                            : "the stalest by " + Decimals.brief(staleMillis) + " ms");
        }
    }

    @Override
    public String name() {
        return "latency-staleness";
    }

    @Override
    public String title() {
        return "Latency against staleness of reads";
    }

    @Override
    public String caption() {
        return "Each mark is a variant: to the left its reads are fast, at the bottom they are fresh. It stands at"
                + " the median, and its line ends at the 99th percentile. On the lower edge no read was stale.";
    }

    @Override
    public Optional<Figure> draw(Report report) {
        List<Place> places = asked(report) ? places(report) : List.of();
        if (places.size() < FEWEST || places.stream().allMatch(place -> place.staleMillis() == 0)) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        places.forEach(place -> series.add(tail(place)));
        places.forEach(place -> series.add(mark(place)));
        String subtitle = "a mark for each variant: median latency and the stalest read";
        String alt = places.stream().map(Place::told).collect(Collectors.joining("; ")) + ".";
        return Optional.of(new Figure(
                new Figure.Heading(title(), subtitle, alt, ""),
                axis(
                        "latency of reads",
                        places.stream()
                                .flatMap(place ->
                                        Stream.of(place.halfMillis(), place.mostMillis()))),
                axis("staleness of the stalest read", places.stream().map(Place::y)),
                series,
                List.of(),
                List.of()));
    }

    /** Whether this report is about both. */
    private static boolean asked(Report report) {
        return expects(report, "latency.read.") && expects(report, "stale");
    }

    private static boolean expects(Report report, String family) {
        return report.variants().stream()
                .flatMap(judged -> judged.variant().expectations().stream())
                .map(Expectation::subject)
                .anyMatch(subject -> subject.startsWith(family));
    }

    private static List<Place> places(Report report) {
        List<Place> places = new ArrayList<>();
        int number = 0;
        for (Judged judged : report.variants()) {
            double half = judged.measure("latency.read.p50");
            double most = judged.measure("latency.read.p99");
            double stale = judged.measure("staleness.max");
            if (half > 0) {
                places.add(new Place(
                        judged.variant().name(),
                        number,
                        half,
                        Math.max(half, most),
                        Double.isNaN(stale) ? 0 : stale));
            }
            number++;
        }
        return places;
    }

    private static Axis axis(String name, Stream<Double> millis) {
        List<Double> all = millis.sorted().toList();
        return new Axis.Numbers(
                name, "ms", Scale.LOG, all.get(0) / 1.5, all.get(all.size() - 1) * 1.5);
    }

    private static Series tail(Place place) {
        List<Series.Vertex> ends = List.of(
                new Series.Vertex(place.halfMillis(), place.y()),
                new Series.Vertex(place.mostMillis(), place.y()));
        return new Series.Line(
                "", Role.numbered(place.number()), false, Role.repeats(place.number()), ends);
    }

    private static Series mark(Place place) {
        Series.Shape shape =
                Role.repeats(place.number()) ? Series.Shape.HOLLOW_DIAMOND : Series.Shape.DIAMOND;
        Series.Point point =
                Series.Point.emphasised(place.halfMillis(), place.y()).noted(place.name());
        return new Series.Points("", Role.numbered(place.number()), shape, List.of(point));
    }
}
