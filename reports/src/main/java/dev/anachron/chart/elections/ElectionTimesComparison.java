package dev.anachron.chart.elections;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Comparison;
import dev.anachron.check.measure.ElectionTime;
import dev.anachron.check.measure.ElectionTimes;
import dev.anachron.check.measure.Percentile;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Published;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cumulative curves of figure 16 of the Raft paper: by when a share of the elections was over, a
 * curve for each variant, and what others published beside it.
 */
public final class ElectionTimesComparison implements Comparison {
    /** Where the lower graph of figure 16 ends. */
    private static final double NEAR_MILLIS = 600;

    /** What of the published numbers has a place in the picture; the mean has none. */
    private static final List<Percentile> QUANTILES =
            List.of(Percentile.P10, Percentile.P50, Percentile.P90, Percentile.P99, Percentile.MAX);

    private final boolean near;

    private ElectionTimesComparison(boolean near) {
        this.near = near;
    }

    /** All of it, on a logarithmic axis, as the upper graph of figure 16. */
    public static Comparison whole() {
        return new ElectionTimesComparison(false);
    }

    /** The first 600 ms, on a linear axis, as its lower graph. */
    public static Comparison near() {
        return new ElectionTimesComparison(true);
    }

    /** The elections of one variant, shortest first. */
    private record Curve(String name, int number, List<Double> millis, List<Published> published) {
        Role role() {
            return Role.numbered(number);
        }

        boolean repeats() {
            return Role.repeats(number);
        }

        double last() {
            return millis.get(millis.size() - 1);
        }

        Stream<Double> all() {
            return Stream.concat(millis.stream(), published.stream().map(Published::value));
        }
    }

    @Override
    public String name() {
        return near ? "election-times-near" : "election-times";
    }

    @Override
    public String title() {
        return near
                ? "Time without a leader: the first " + Decimals.text(NEAR_MILLIS, 0) + " ms"
                : "Time without a leader";
    }

    @Override
    public String caption() {
        String how =
                "Each curve says which share of the elections of a variant was over after so many"
                        + " milliseconds, from the crash of a leader until all others had heard the next one.";
        return near
                ? how + " A part of the picture above, on a linear axis."
                : how
                        + " Diamonds are published quantiles: the closer to the curve of their colour,"
                        + " the better it is reproduced. Hollow ones belong to dashed curves.";
    }

    @Override
    public Optional<Figure> draw(Report report) {
        List<Curve> curves = asked(report) ? curves(report) : List.of();
        List<Curve> shown = curves.stream()
                .filter(curve -> !near || curve.millis().get(0) < NEAR_MILLIS)
                .toList();
        boolean sameAgain = near && curves.stream().allMatch(c -> c.last() < NEAR_MILLIS);
        if (shown.isEmpty() || sameAgain) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        shown.forEach(curve -> series.add(line(curve)));
        shown.forEach(curve -> series.add(marks(curve)));
        return Optional.of(new Figure(
                heading(shown),
                axis(shown),
                new Axis.Numbers("share of elections", "%", Scale.LINEAR, 0, 102),
                series,
                List.of(),
                List.of()));
    }

    /** Whether this report is about election times at all. */
    private static boolean asked(Report report) {
        return report.variants().stream()
                .map(Judged::variant)
                .flatMap(variant -> Stream.concat(
                        variant.published().stream().map(Published::measure),
                        variant.expectations().stream().map(Expectation::subject)))
                .anyMatch(measure -> measure.startsWith(ElectionTime.FAMILY));
    }

    private static List<Curve> curves(Report report) {
        List<Curve> curves = new ArrayList<>();
        int number = 0;
        for (Judged judged : report.variants()) {
            List<Double> millis = ElectionTimes.of(judged.run().trace()).stream()
                    .map(SimTime::toMillis)
                    .sorted()
                    .toList();
            if (!millis.isEmpty()) {
                curves.add(new Curve(
                        judged.variant().name(),
                        number,
                        millis,
                        judged.variant().published()));
            }
            number++;
        }
        return curves;
    }

    private Axis axis(List<Curve> curves) {
        if (near) {
            return new Axis.Numbers("time without a leader", "ms", Scale.LINEAR, 0, NEAR_MILLIS);
        }
        double least = curves.stream()
                .flatMap(Curve::all)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
        double most = curves.stream()
                .flatMap(Curve::all)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return new Axis.Numbers(
                "time without a leader", "ms", Scale.LOG, Math.max(0.001, least) / 1.2, most * 1.2);
    }

    /** Rises where elections end; one that goes on beyond the picture goes to its edge. */
    private Series line(Curve curve) {
        List<Series.Vertex> vertices = new ArrayList<>();
        int count = curve.millis().size();
        vertices.add(new Series.Vertex(curve.millis().get(0), 0));
        for (int i = 0; i < count; i++) {
            double millis = curve.millis().get(i);
            boolean last = i + 1 == count || curve.millis().get(i + 1) > millis;
            if (last && inside(millis)) {
                vertices.add(new Series.Vertex(millis, 100.0 * (i + 1) / count));
            }
        }
        if (near && curve.last() > NEAR_MILLIS) {
            double reached = vertices.get(vertices.size() - 1).y();
            vertices.add(new Series.Vertex(NEAR_MILLIS, reached));
        }
        return new Series.Line(curve.name(), curve.role(), true, curve.repeats(), vertices);
    }

    private Series marks(Curve curve) {
        List<Series.Point> points = new ArrayList<>();
        for (Percentile quantile : QUANTILES) {
            String measure = new ElectionTime(quantile).name();
            curve.published().stream()
                    .filter(one -> one.measure().equals(measure) && inside(one.value()))
                    .map(one -> Series.Point.emphasised(one.value(), quantile.perMille() / 10.0))
                    .forEach(points::add);
        }
        Series.Shape shape = curve.repeats() ? Series.Shape.HOLLOW_DIAMOND : Series.Shape.DIAMOND;
        return new Series.Points("", curve.role(), shape, points);
    }

    private boolean inside(double millis) {
        return !near || millis <= NEAR_MILLIS;
    }

    private Figure.Heading heading(List<Curve> curves) {
        boolean published = curves.stream().anyMatch(c -> !c.published().isEmpty());
        String subtitle = "Curves: measured here, " + elections(curves)
                + (published ? "; diamonds: published quantiles" : "");
        return new Figure.Heading(
                title(),
                subtitle,
                "Cumulative curves of the time without a leader. "
                        + String.join("; ", medians(curves)) + ".",
                "");
    }

    private static String elections(List<Curve> curves) {
        int least = curves.stream().mapToInt(c -> c.millis().size()).min().orElse(0);
        int most = curves.stream().mapToInt(c -> c.millis().size()).max().orElse(0);
        return least == most ? most + " elections each" : least + " to " + most + " elections each";
    }

    private static List<String> medians(List<Curve> curves) {
        return curves.stream()
                .map(curve -> curve.name() + ": half of " + curve.millis().size()
                        + " elections within "
                        + Decimals.brief(curve.millis().get((curve.millis().size() - 1) / 2))
                        + " ms")
                .toList();
    }
}
