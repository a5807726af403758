package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.List;

/**
 * k-staleness: how many reads return one of the latest so many versions (Bailis and others,
 * "Probabilistically bounded staleness for practical partial quorums", 2012, section 3.1).
 *
 * @param versions how many, the newest included
 */
public record WithinVersions(int versions) implements Measure {
    public static final List<Measure> ALL = List.of(
            new WithinVersions(1),
            new WithinVersions(2),
            new WithinVersions(3),
            new WithinVersions(5),
            new WithinVersions(10));

    @Override
    public String name() {
        return "within-versions." + versions;
    }

    @Override
    public String summary() {
        return "How many in a hundred reads return "
                + (versions == 1
                        ? "the version committed last before they began, or a newer one."
                        : "one of the " + versions
                                + " versions committed last before they began, or a"
                                + " newer one.");
    }

    @Override
    public String unit() {
        return "%";
    }

    @Override
    public double measure(History history, Trace trace) {
        List<ReadStaleness> reads = Staleness.of(history, trace);
        long within =
                reads.stream().filter(read -> read.missedWrites() < versions).count();
        return reads.isEmpty() ? Double.NaN : 100.0 * within / reads.size();
    }
}
