package dev.anachron.page;

import dev.anachron.chart.Charts;
import dev.anachron.chart.Comparison;
import dev.anachron.chart.Comparisons;
import dev.anachron.page.VariantView.Picture;
import dev.anachron.render.Svg;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;

import java.util.ArrayList;
import java.util.List;

/** Draws what the catalogues of charts have for a variant, and for a whole report. */
final class ChartPictures {
    private ChartPictures() {}

    /** The pictures; {@code idPrefix} keeps their ids apart from those of other variants. */
    static List<Picture> of(Judged judged, String idPrefix) {
        return Charts.of(judged).stream()
                .map(chart -> new Picture(
                        chart.title(),
                        chart.caption(),
                        chart.foremost(),
                        Svg.render(chart.draw(judged), idPrefix + "-" + chart.name())))
                .toList();
    }

    /** What shows all variants together. */
    static List<Picture> of(Report report) {
        List<Picture> pictures = new ArrayList<>();
        for (Comparison comparison : Comparisons.ALL) {
            comparison
                    .draw(report)
                    .ifPresent(figure -> pictures.add(new Picture(
                            comparison.title(),
                            comparison.caption(),
                            true,
                            Svg.render(figure, "all-" + comparison.name()))));
        }
        return pictures;
    }
}
