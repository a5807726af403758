package dev.anachron.write;

import dev.anachron.chart.Chart;
import dev.anachron.chart.Charts;
import dev.anachron.chart.Comparison;
import dev.anachron.chart.Comparisons;

import java.util.List;
import java.util.stream.Stream;

/**
 * What of a report is drawn into files.
 *
 * @param page whether there are the page and its data
 * @param charts the names of the charts that are files of their own, too
 * @param svg whether each of those is there as SVG beside the PNG
 * @param lesson whether the page asks before it shows
 */
public record Rendering(boolean page, List<String> charts, boolean svg, boolean lesson) {
    /** The timelines are drawn for the page, and can be files as SVG only. */
    public static final String TIMELINE = "timeline";

    public static final Rendering NOTHING = new Rendering(false, List.of(), false, false);

    /** What a run writes when nobody says otherwise. */
    public static final Rendering USUAL = new Rendering(true, names(), false, false);

    public Rendering {
        charts = List.copyOf(charts);
    }

    /** Everything that can be a file of its own, as the catalogues name it. */
    public static List<String> names() {
        Stream<String> charts = Stream.concat(
                Charts.ALL.stream().map(Chart::name),
                Comparisons.ALL.stream().map(Comparison::name));
        return Stream.concat(charts, Stream.of(TIMELINE)).toList();
    }

    boolean has(String chart) {
        return charts.contains(chart);
    }
}
