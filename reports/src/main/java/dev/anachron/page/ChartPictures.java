package dev.anachron.page;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Charts;
import dev.anachron.render.Svg;
import dev.anachron.report.Judged;

import java.util.List;

/** Draws every chart of the catalogue for one variant. */
final class ChartPictures {
    private ChartPictures() {}

    /** The pictures; {@code idPrefix} keeps their ids apart from those of other variants. */
    static List<VariantView.Picture> of(Judged judged, String idPrefix) {
        return Charts.ALL.stream()
                .map(chart -> picture(chart, judged, idPrefix))
                .toList();
    }

    private static VariantView.Picture picture(Chart chart, Judged judged, String idPrefix) {
        return new VariantView.Picture(
                chart.title(),
                chart.caption(),
                Svg.render(chart.draw(judged), idPrefix + "-" + chart.name()));
    }
}
