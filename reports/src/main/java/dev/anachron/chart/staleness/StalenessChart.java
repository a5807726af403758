package dev.anachron.chart.staleness;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.chart.Unit;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A mark for each read that returned: for how long its value had been overwritten. */
public final class StalenessChart implements Chart {
    @Override
    public String name() {
        return "staleness";
    }

    @Override
    public String title() {
        return "Staleness of reads";
    }

    @Override
    public String caption() {
        return "Each mark is a read, at the moment it was invoked. Fresh reads lie on the zero line;"
                + " a stale one lies as high as the time for which its value had already been"
                + " overwritten.";
    }

    @Override
    public Figure draw(Judged judged) {
        return draw(judged, Staleness.of(judged.run().history(), judged.run().trace()));
    }

    /** Draws what is already measured. */
    Figure draw(Judged judged, List<ReadStaleness> reads) {
        Optional<ReadStaleness> worst = reads.stream()
                .filter(ReadStaleness::stale)
                .max(Comparator.comparingLong(ReadStaleness::staleNanos));
        long mostNanos = worst.map(ReadStaleness::staleNanos).orElse(0L);
        Unit unit = Unit.suiting(mostNanos);
        // Without any stale read the axis still shows what would have been stale.
        double top = 1.2 * unit.of(Math.max(mostNanos, SimTime.millis(8)));
        return new Figure(
                heading(judged, reads, worst),
                OverTime.axis(judged.run()),
                new Axis.Numbers("overwritten for", unit.text(), Scale.LINEAR, -0.06 * top, top),
                series(reads, worst, unit),
                OverTime.bands(judged.run()),
                List.of());
    }

    private static List<Series> series(
            List<ReadStaleness> reads, Optional<ReadStaleness> worst, Unit unit) {
        List<Series.Point> fresh = new ArrayList<>();
        List<Series.Point> stale = new ArrayList<>();
        for (ReadStaleness read : reads) {
            double at = OverTime.seconds(read.read().invokedNanos());
            if (!read.stale()) {
                fresh.add(Series.Point.of(at, 0));
                continue;
            }
            Series.Point point = Series.Point.emphasised(at, unit.of(read.staleNanos()));
            boolean noted = worst.isPresent() && worst.get().equals(read);
            stale.add(noted ? point.noted(words(read)) : point);
        }
        List<Series> series = new ArrayList<>();
        if (!fresh.isEmpty()) {
            series.add(new Series.Points("fresh", Role.FRESH, Series.Shape.CIRCLE, fresh));
        }
        if (!stale.isEmpty()) {
            series.add(new Series.Points("stale", Role.VIOLATION, Series.Shape.DIAMOND, stale));
        }
        return series;
    }

    private Figure.Heading heading(
            Judged judged, List<ReadStaleness> reads, Optional<ReadStaleness> worst) {
        long stale = reads.stream().filter(ReadStaleness::stale).count();
        String count = reads.isEmpty()
                ? "no reads returned"
                : stale == 0
                        ? "none of " + reads.size() + " reads was stale"
                        : stale + " of " + reads.size()
                                + (stale == 1 ? " reads was stale" : " reads were stale");
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                count,
                "Staleness of each read over time: " + count
                        + worst.map(read -> ", the worst by " + words(read)).orElse("") + ".",
                reads.isEmpty() ? count : "");
    }

    private static String words(ReadStaleness read) {
        return SimTime.span(read.staleNanos() / SimTime.MILLI * SimTime.MILLI)
                + " and "
                + read.missedWrites()
                + (read.missedWrites() == 1 ? " write behind" : " writes behind");
    }
}
