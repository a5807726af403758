package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import dev.anachron.trace.Visibility;

import java.util.List;

/**
 * t-visibility as a share: how many reads see a write that was acknowledged so long before they began, by
 * the trials of workload {@code probe}.
 *
 * @param millis how long before
 */
public record FreshReads(int millis) implements Measure {
    /** What the measures are called before the time. */
    public static final String FAMILY = "fresh-at.";

    public static final List<Measure> ALL = List.of(
            new FreshReads(0),
            new FreshReads(1),
            new FreshReads(5),
            new FreshReads(10),
            new FreshReads(100));

    @Override
    public String name() {
        return FAMILY + millis + "ms";
    }

    @Override
    public String summary() {
        return "How many in a hundred reads see a write when they begin "
                + (millis == 0 ? "as soon as it is acknowledged" : millis + " ms after it was")
                + (millis == 0 ? "" : " acknowledged")
                + ", by the trials of the workload probe.";
    }

    @Override
    public String unit() {
        return "%";
    }

    @Override
    public double measure(History history, Trace trace) {
        Visibility visibility = trace.visibility();
        return visibility.isEmpty() ? Double.NaN : 100 * visibility.freshAt(SimTime.millis(millis));
    }
}
