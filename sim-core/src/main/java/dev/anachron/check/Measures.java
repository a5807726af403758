package dev.anachron.check;

import dev.anachron.check.measure.Availability;
import dev.anachron.check.measure.ConvergedAfter;
import dev.anachron.check.measure.Delta;
import dev.anachron.check.measure.DoubleClaims;
import dev.anachron.check.measure.ElectionTime;
import dev.anachron.check.measure.Elections;
import dev.anachron.check.measure.FreshAfter;
import dev.anachron.check.measure.FreshReads;
import dev.anachron.check.measure.LostAdditions;
import dev.anachron.check.measure.LostItems;
import dev.anachron.check.measure.LostUpdates;
import dev.anachron.check.measure.LostWrites;
import dev.anachron.check.measure.MessagesPerOperation;
import dev.anachron.check.measure.MostSiblings;
import dev.anachron.check.measure.OperationLatency;
import dev.anachron.check.measure.ProbeLatency;
import dev.anachron.check.measure.RefusedWrites;
import dev.anachron.check.measure.ReturnedItems;
import dev.anachron.check.measure.StaleReads;
import dev.anachron.check.measure.StaleVersions;
import dev.anachron.check.measure.StalenessTime;
import dev.anachron.check.measure.SurplusAdditions;
import dev.anachron.check.measure.UnavailableFor;
import dev.anachron.check.measure.Versions;
import dev.anachron.check.measure.WithinVersions;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of measures. */
public final class Measures {
    /** In order of name. */
    public static final List<Measure> ALL = Stream.of(
                    ElectionTime.ALL,
                    FreshAfter.ALL,
                    FreshReads.ALL,
                    OperationLatency.ALL,
                    ProbeLatency.ALL,
                    StalenessTime.ALL,
                    WithinVersions.ALL,
                    List.of(
                            new Availability(),
                            new ConvergedAfter(),
                            new Delta(),
                            new DoubleClaims(),
                            new Elections(),
                            new LostAdditions(),
                            new LostItems(),
                            new LostUpdates(),
                            new LostWrites(),
                            new MessagesPerOperation(),
                            new MostSiblings(),
                            new RefusedWrites(),
                            new ReturnedItems(),
                            new StaleReads(),
                            new StaleVersions(),
                            new SurplusAdditions(),
                            new UnavailableFor(),
                            new Versions()))
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Measure::name))
            .toList();

    private Measures() {}
}
