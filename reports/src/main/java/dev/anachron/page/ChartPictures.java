package dev.anachron.page;

import dev.anachron.report.Judged;

import java.util.List;

/** Draws every chart of the catalogue for one variant. */
final class ChartPictures {
    private ChartPictures() {}

    static List<VariantView.Picture> of(Judged judged, String idPrefix) {
        return List.of();
    }
}
