package dev.anachron.chart.visibility;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Comparison;
import dev.anachron.check.measure.FreshAfter;
import dev.anachron.check.measure.FreshReads;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Scenario.Published;
import dev.anachron.trace.Visibility;
import dev.anachron.trace.Visibility.Trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The curves of figure 6 of Bailis and others (2012): how many reads see a write when they begin so long
 * after it was acknowledged, a curve for each variant, and what others published beside it.
 */
public final class VisibilityComparison implements Comparison {
    private static final double P999 = 99.9;
    /** Above, there are too few stale reads to say more. */
    private static final double TOP = 99.99;

    private static final int PLACES = 240;
    private static final int BINS = 12;
    /** Fewer stale reads say nothing about a bin. */
    private static final int FEWEST = 5;

    /** One variant that was probed. */
    private record Curve(
            String name, int number, Visibility visibility, List<Published> published) {
        Role role() {
            return Role.numbered(number);
        }

        boolean stale() {
            return visibility.freshAt(0) < 1;
        }

        double percentAt(double millis) {
            return Math.min(TOP, 100 * visibility.freshAt(nanos(millis)));
        }

        double p999Millis() {
            long nanos = visibility.freshAfterNanos(P999 / 100);
            return nanos == SimTime.NEVER ? Double.POSITIVE_INFINITY : SimTime.toMillis(nanos);
        }

        double lastMillis() {
            return Stream.concat(Stream.of(p999Millis()), diamonds().stream().map(p -> p.at().x()))
                    .filter(Double::isFinite)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }

        /** What others published, where it has a place in the picture. */
        List<Series.Point> diamonds() {
            List<Series.Point> points = new ArrayList<>();
            for (Published one : published) {
                if (one.measure().equals(FreshAfter.P999_SWEPT.name())) {
                    points.add(Series.Point.emphasised(one.value(), P999));
                }
                FreshReads.ALL.stream()
                        .filter(measure -> measure.name().equals(one.measure()))
                        .map(FreshReads.class::cast)
                        .forEach(at -> points.add(
                                Series.Point.emphasised(at.millis(), Math.min(TOP, one.value()))));
            }
            return points;
        }
    }

    @Override
    public String name() {
        return "t-visibility";
    }

    @Override
    public String title() {
        return "How soon a write is seen";
    }

    @Override
    public String caption() {
        return "Each curve says how many in a hundred reads of a variant see a write when they begin so"
                + " long after it was acknowledged, by the times for which the messages of its writes"
                + " and reads were under way; each further nine has the same height. Circles are the"
                + " reads that really began then. Diamonds are published: those on the line of 99.9"
                + " were found by the first step of a sweep that looked good enough, and lie to the"
                + " left of their curves.";
    }

    @Override
    public Optional<Figure> draw(Report report) {
        List<Curve> all = curves(report);
        List<Curve> shown = all.stream().filter(Curve::stale).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        double last = 1.12 * shown.stream().mapToDouble(Curve::lastMillis).max().orElse(0);
        double end = last > 0 ? last : 1;
        List<Series> series = new ArrayList<>();
        shown.forEach(curve -> series.add(line(curve, end)));
        shown.forEach(curve -> series.add(circles(curve, end)));
        shown.forEach(curve -> series.add(
                new Series.Points("", curve.role(), Series.Shape.DIAMOND, curve.diamonds())));
        return Optional.of(new Figure(
                heading(all),
                new Axis.Numbers(
                        "from the acknowledgement of a write to a read",
                        "ms",
                        Scale.LINEAR,
                        0,
                        end),
                new Axis.Numbers("reads that see it", "%", Scale.NINES, 0, TOP),
                series,
                List.of(),
                List.of()));
    }

    private static List<Curve> curves(Report report) {
        List<Curve> curves = new ArrayList<>();
        for (Judged judged : report.variants()) {
            Visibility visibility = judged.run().trace().visibility();
            if (!visibility.isEmpty()) {
                curves.add(new Curve(
                        judged.variant().name(),
                        curves.size(),
                        visibility,
                        judged.variant().published()));
            }
        }
        return curves;
    }

    private static Series line(Curve curve, double end) {
        List<Series.Vertex> vertices = new ArrayList<>();
        for (int i = 0; i <= PLACES; i++) {
            double millis = end * i / PLACES;
            vertices.add(new Series.Vertex(millis, curve.percentAt(millis)));
            if (vertices.get(i).y() >= TOP) {
                break;
            }
        }
        return new Series.Line(
                curve.name(), curve.role(), false, Role.repeats(curve.number()), vertices);
    }

    /** The reads as they came, some of them together. */
    private static Series circles(Curve curve, double end) {
        int[] reads = new int[BINS];
        int[] fresh = new int[BINS];
        for (Trial trial : curve.visibility().trials()) {
            int bin = (int) (BINS * SimTime.toMillis(trial.afterNanos()) / end);
            if (bin < BINS) {
                reads[bin]++;
                fresh[bin] += trial.fresh() ? 1 : 0;
            }
        }
        List<Series.Point> points = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (reads[i] - fresh[i] >= FEWEST) {
                double percent = Math.min(TOP, 100.0 * fresh[i] / reads[i]);
                points.add(Series.Point.of(end * (i + 0.5) / BINS, percent));
            }
        }
        return new Series.Points("", curve.role(), Series.Shape.CIRCLE, points);
    }

    private Figure.Heading heading(List<Curve> curves) {
        List<String> parts = new ArrayList<>();
        for (Curve curve : curves) {
            if (curve.stale()) {
                double p999 = curve.p999Millis();
                parts.add(curve.name() + " "
                        + (Double.isFinite(p999) ? Decimals.brief(p999) + " ms" : "never"));
            }
        }
        String never = curves.stream()
                .filter(curve -> !curve.stale())
                .map(Curve::name)
                .collect(Collectors.joining(", "));
        String words = "99.9 % fresh: " + String.join(", ", parts)
                + (never.isEmpty() ? "" : "; never stale: " + never);
        return new Figure.Heading(
                title(),
                words,
                "How many in a hundred reads see a write against the time since it was acknowledged. "
                        + words + ".",
                "");
    }

    private static long nanos(double millis) {
        return (long) (millis * SimTime.MILLI);
    }
}
