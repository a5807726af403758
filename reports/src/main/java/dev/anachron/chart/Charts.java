package dev.anachron.chart;

import dev.anachron.chart.availability.AvailabilityChart;
import dev.anachron.chart.clock.ClockErrorChart;
import dev.anachron.chart.distribution.LatencyDistributionChart;
import dev.anachron.chart.elections.ElectionsChart;
import dev.anachron.chart.latency.LatencyChart;
import dev.anachron.chart.leaders.LeadersChart;
import dev.anachron.chart.map.ConsistencyMapChart;
import dev.anachron.chart.messages.MessagesChart;
import dev.anachron.chart.operations.OperationsChart;
import dev.anachron.chart.staleness.StalenessChart;
import dev.anachron.chart.staleness.StalenessDistributionChart;
import dev.anachron.chart.throughput.ThroughputChart;
import dev.anachron.report.Judged;

import java.util.List;

/** The catalogue of charts, in the order in which a report shows them. */
public final class Charts {
    public static final List<Chart> ALL = List.of(
            new ConsistencyMapChart(),
            new LeadersChart(),
            new ElectionsChart(),
            new StalenessChart(),
            new StalenessDistributionChart(),
            new LatencyChart(),
            new LatencyDistributionChart(),
            new ThroughputChart(),
            new AvailabilityChart(),
            new ClockErrorChart(),
            new OperationsChart(),
            new MessagesChart());

    /** Those that have something to show of this variant. */
    public static List<Chart> of(Judged judged) {
        return ALL.stream().filter(chart -> chart.applies(judged)).toList();
    }

    private Charts() {}
}
