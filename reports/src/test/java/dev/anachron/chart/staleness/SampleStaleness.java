package dev.anachron.chart.staleness;

import dev.anachron.chart.SampleRuns;
import dev.anachron.figure.Figure;

/** The staleness chart with made-up measurements. */
public final class SampleStaleness {
    private SampleStaleness() {}

    public static Figure busy() {
        return new StalenessChart().draw(SampleRuns.busy(), SampleRuns.busyStaleness());
    }

    public static Figure busyDistribution() {
        return new StalenessDistributionChart().draw(SampleRuns.busy(), SampleRuns.busyStaleness());
    }

    public static Figure smallDistribution() {
        return new StalenessDistributionChart()
                .draw(SampleRuns.small(), SampleRuns.smallStaleness());
    }

    public static Figure small() {
        return new StalenessChart().draw(SampleRuns.small(), SampleRuns.smallStaleness());
    }
}
