package dev.anachron.chart.staleness;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.Quantiles;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;

import java.util.List;

/** A line: for how long the value of a share of the reads had at most been overwritten. */
public final class StalenessDistributionChart implements Chart {
    private static final double LAST_PERCENTILE = 99.9;

    @Override
    public String name() {
        return "staleness-distribution";
    }

    @Override
    public String title() {
        return "Staleness by percentile";
    }

    @Override
    public String caption() {
        return "Above 99 stands what 99 of 100 reads did not exceed: the time for which the value"
                + " that they returned had already been overwritten. Where the line leaves the"
                + " ground, the reads begin that were stale.";
    }

    @Override
    public boolean applies(Judged judged) {
        return judged.measures().stream()
                .anyMatch(one -> one.measure().equals("stale-reads") && one.value() > 0);
    }

    @Override
    public Figure draw(Judged judged) {
        return draw(judged, Staleness.of(judged.run().history(), judged.run().trace()));
    }

    /** Draws what is already measured. */
    Figure draw(Judged judged, List<ReadStaleness> reads) {
        Quantiles millis = new Quantiles(reads.stream()
                .map(read -> SimTime.toMillis(read.staleNanos()))
                .sorted()
                .toList());
        double most = reads.isEmpty() ? 0 : millis.at(100);
        return new Figure(
                heading(judged, reads, millis),
                new Axis.Numbers("percentile of reads", "", Scale.NINES, 0, LAST_PERCENTILE),
                new Axis.Numbers(
                        "overwritten for", "ms", Scale.SYMLOG, -0.5, Math.max(8, 2 * most)),
                reads.isEmpty() ? List.of() : series(millis),
                List.of(),
                reads.isEmpty() ? List.of() : Quantiles.guides());
    }

    private static List<Series> series(Quantiles millis) {
        List<Series.Point> named = millis.known().stream()
                .map(percentile -> Series.Point.emphasised(percentile, millis.at(percentile)))
                .toList();
        return List.of(
                new Series.Line("", Role.VIOLATION, true, false, millis.steps(LAST_PERCENTILE)),
                new Series.Points("", Role.VIOLATION, Series.Shape.DIAMOND, named));
    }

    private Figure.Heading heading(Judged judged, List<ReadStaleness> reads, Quantiles millis) {
        long stale = reads.stream().filter(ReadStaleness::stale).count();
        String words = reads.isEmpty()
                ? "no reads returned"
                : stale + " of " + reads.size() + (stale == 1 ? " reads was" : " reads were")
                        + " stale: " + millis.text();
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words,
                "Staleness against percentile of all reads: " + words + ".",
                reads.isEmpty() ? words : "");
    }
}
