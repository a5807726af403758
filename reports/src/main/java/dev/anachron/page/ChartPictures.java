package dev.anachron.page;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Charts;
import dev.anachron.chart.Comparison;
import dev.anachron.chart.Comparisons;
import dev.anachron.page.VariantView.Picture;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;

import java.util.ArrayList;
import java.util.List;

/** Draws what the catalogues of charts have for a variant, and for a whole report. */
final class ChartPictures {
    private ChartPictures() {}

    static List<Picture> of(Judged judged) {
        return Charts.of(judged).stream()
                .map(chart -> new Picture(
                        chart.name(),
                        chart.title(),
                        chart.caption(),
                        chart.section(),
                        chart.draw(judged)))
                .toList();
    }

    /** What shows all variants together. */
    static List<Picture> of(Report report) {
        List<Picture> pictures = new ArrayList<>();
        for (Comparison comparison : Comparisons.ALL) {
            comparison
                    .draw(report)
                    .ifPresent(figure -> pictures.add(new Picture(
                            comparison.name(),
                            comparison.title(),
                            comparison.caption(),
                            Chart.Section.MORE,
                            figure)));
        }
        return pictures;
    }
}
