package dev.anachron.chart;

import dev.anachron.chart.clock.ClockErrorChart;
import dev.anachron.chart.distribution.LatencyDistributionChart;
import dev.anachron.chart.latency.LatencyChart;
import dev.anachron.chart.leaders.LeadersChart;
import dev.anachron.chart.staleness.StalenessChart;
import dev.anachron.report.Judged;

import java.util.List;

/** The catalogue of charts, in the order in which a report shows them. */
public final class Charts {
    public static final List<Chart> ALL = List.of(
            new LeadersChart(),
            new StalenessChart(),
            new LatencyChart(),
            new LatencyDistributionChart(),
            new ClockErrorChart());

    /** Those that have something to show of this variant. */
    public static List<Chart> of(Judged judged) {
        return ALL.stream().filter(chart -> chart.applies(judged)).toList();
    }

    private Charts() {}
}
