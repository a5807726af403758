package dev.anachron.render;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Charts;
import dev.anachron.chart.Comparison;
import dev.anachron.chart.Comparisons;
import dev.anachron.chart.SampleRuns;
import dev.anachron.chart.clock.ClockErrorChart;
import dev.anachron.chart.elections.ElectionsChart;
import dev.anachron.chart.map.ConsistencyMapChart;
import dev.anachron.chart.staleness.SampleStaleness;
import dev.anachron.figure.Figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes every chart of a made-up run as PNG, and all of them as SVG in one page, to be looked at.
 * The argument is the folder; run it on two JDKs to compare their bytes.
 */
public final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/gallery");
        Files.createDirectories(folder);
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><style>"
                + "body{background:#fff;color:#222;margin:1em;display:grid;gap:2em;"
                + "grid-template-columns:1fr 1fr}"
                + ".dark{background:#16181d;color:#ddd}</style>");
        for (Map.Entry<String, Figure> figure : figures().entrySet()) {
            byte[] png = Png.render(figure.getValue());
            Files.write(folder.resolve(figure.getKey() + ".png"), png);
            String dark = figure.getKey().startsWith("empty") ? "dark" : "light";
            page.append("<div class=" + dark + ">")
                    .append(Svg.render(figure.getValue(), figure.getKey()))
                    .append("</div>");
        }
        Files.writeString(folder.resolve("index.html"), page);
    }

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Chart chart : Charts.ALL) {
            figures.put(chart.name(), chart.draw(SampleRuns.busy()));
        }
        figures.put("staleness", SampleStaleness.busy());
        figures.put("staleness-distribution", SampleStaleness.busyDistribution());
        figures.put("consistency-map", new ConsistencyMapChart().draw(SampleRuns.verdicts()));
        figures.put("elections", new ElectionsChart().draw(SampleRuns.votes()));
        figures.put("clock-error", new ClockErrorChart().draw(SampleRuns.wrongClocks()));
        for (Comparison comparison : Comparisons.ALL) {
            comparison
                    .draw(SampleRuns.elections())
                    .ifPresent(figure -> figures.put(comparison.name(), figure));
        }
        Comparisons.ALL
                .get(0)
                .draw(SampleRuns.manyElections())
                .ifPresent(figure -> figures.put("many-election-times", figure));
        for (Chart chart : Charts.ALL) {
            figures.put("empty-" + chart.name(), chart.draw(SampleRuns.empty()));
        }
        return figures;
    }
}
