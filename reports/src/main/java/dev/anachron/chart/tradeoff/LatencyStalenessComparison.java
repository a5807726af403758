package dev.anachron.chart.tradeoff;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Comparison;
import dev.anachron.chart.Unit;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Latency against staleness, a place for each variant: the trade that Abadi's PACELC ("else latency or
 * consistency", 2012) is about.
 */
public final class LatencyStalenessComparison implements Comparison {
    private static final double FEWEST = 3;

    /**
     * One variant.
     *
     * @param staleMillis how stale its stalest read was; 0 when none was
     */
    private record Place(
            String name, int number, double halfMillis, double mostMillis, double staleMillis) {}

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
                + " the median, and its line ends at the 99th percentile. At 0 no read was stale.";
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
        String subtitle = subtitle(places);
        String alt = places.stream()
                        .map(LatencyStalenessComparison::told)
                        .collect(Collectors.joining("; "))
                + ".";
        return Optional.of(new Figure(
                new Figure.Heading(title(), subtitle, alt, ""),
                latency(places),
                staleness(places),
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

    private static Axis latency(List<Place> places) {
        List<Double> millis = places.stream()
                .flatMap(place -> Stream.of(place.halfMillis(), place.mostMillis()))
                .sorted()
                .toList();
        return new Axis.Numbers(
                "slower reads →",
                "ms",
                Scale.LOG,
                millis.get(0) / 2,
                millis.get(millis.size() - 1) * 2);
    }

    private static Axis staleness(List<Place> places) {
        double most = places.stream().mapToDouble(Place::staleMillis).max().orElse(0);
        return new Axis.Numbers(
                "↑ staler: the stalest read", "ms", Scale.SYMLOG, -0.5, Math.max(10, most * 2));
    }

    /** The fastest and the slowest, and what that buys. */
    private static String subtitle(List<Place> places) {
        Place fastest = Collections.min(places, Comparator.comparingDouble(Place::halfMillis));
        Place slowest = Collections.max(places, Comparator.comparingDouble(Place::halfMillis));
        return "fastest: " + told(fastest) + "; slowest: " + told(slowest);
    }

    private static String told(Place place) {
        return place.name() + ", " + span(place.halfMillis()) + ", "
                + (place.staleMillis() == 0
                        ? "never stale"
                        : "up to " + span(place.staleMillis()) + " stale");
    }

    private static String span(double millis) {
        Unit unit = Unit.suiting((long) (millis * SimTime.MILLI));
        return Decimals.brief(unit.of((long) (millis * SimTime.MILLI))) + " " + unit.text();
    }

    private static Series tail(Place place) {
        List<Series.Vertex> ends = List.of(
                new Series.Vertex(place.halfMillis(), place.staleMillis()),
                new Series.Vertex(place.mostMillis(), place.staleMillis()));
        return new Series.Line(
                "", Role.numbered(place.number()), false, Role.repeats(place.number()), ends);
    }

    private static Series mark(Place place) {
        Series.Shape shape =
                Role.repeats(place.number()) ? Series.Shape.HOLLOW_DIAMOND : Series.Shape.DIAMOND;
        Series.Point point = Series.Point.emphasised(place.halfMillis(), place.staleMillis())
                .noted(place.name());
        return new Series.Points("", Role.numbered(place.number()), shape, List.of(point));
    }
}
