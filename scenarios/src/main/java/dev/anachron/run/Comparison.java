package dev.anachron.run;

import dev.anachron.load.Difference;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Source;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.StoredResult;
import dev.anachron.write.TraceReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two stored runs side by side.
 *
 * @param first the one
 * @param second the other
 * @param settings what differs in their scenarios, a line a setting
 * @param parting where their traces part; empty when the events read the same
 */
public record Comparison(
        Side first, Side second, List<String> settings, Optional<Parting> parting) {
    /** A variant of a result. */
    public record Side(StoredResult result, StoredResult.Variant variant) {}

    /** Two runs to compare. */
    public record Pair(Side first, Side second) {}

    /**
     * What to compare with what: a result's variants with its first one; or the variants of each
     * further result with those of the same name in the first, single ones whatever they are called.
     *
     * @param results at least one
     * @throws DamagedResultException when there is nothing to compare
     */
    public static List<Pair> pairs(List<StoredResult> results) throws DamagedResultException {
        StoredResult base = results.get(0);
        List<Pair> pairs = new ArrayList<>();
        if (results.size() == 1) {
            for (StoredResult.Variant variant : base.variants().subList(1, variants(base))) {
                pairs.add(new Pair(side(base, 0), new Side(base, variant)));
            }
            if (pairs.isEmpty()) {
                throw new DamagedResultException(base.folder() + ": has only the variant '"
                        + base.variants().get(0).name() + "'; expected a second result to compare");
            }
            return pairs;
        }
        for (StoredResult other : results.subList(1, results.size())) {
            pairs.addAll(pairs(base, other));
        }
        return pairs;
    }

    private static List<Pair> pairs(StoredResult base, StoredResult other)
            throws DamagedResultException {
        if (variants(base) == 1 && variants(other) == 1) {
            return List.of(new Pair(side(base, 0), side(other, 0)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (StoredResult.Variant one : base.variants()) {
            for (StoredResult.Variant same : other.variants()) {
                if (one.name().equals(same.name())) {
                    pairs.add(new Pair(new Side(base, one), new Side(other, same)));
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new DamagedResultException(other.folder() + ": has no variant that "
                    + base.folder() + " has, too: "
                    + String.join(", ", names(other)) + "; expected one of "
                    + String.join(", ", names(base)));
        }
        return pairs;
    }

    private static int variants(StoredResult result) {
        return result.variants().size();
    }

    private static Side side(StoredResult result, int variant) {
        return new Side(result, result.variants().get(variant));
    }

    private static List<String> names(StoredResult result) {
        return result.variants().stream().map(StoredResult.Variant::name).toList();
    }

    /** Reads what is stored of both, the traces no further than to where they part. */
    public static Comparison of(Pair pair) throws DamagedResultException, InvalidScenarioException {
        List<String> settings = Difference.between(scenario(pair.first()), scenario(pair.second()));
        try (TraceReader one = trace(pair.first());
                TraceReader other = trace(pair.second())) {
            Optional<Parting> parting = Parting.of(one, other);
            Comparison comparison = new Comparison(pair.first(), pair.second(), settings, parting);
            if (parting.isPresent() && comparison.sameHash()) {
                throw new DamagedResultException(file(pair.second()) + ":"
                        + (parting.get().event() + 1) + ":1: differs from " + file(pair.first())
                        + ", but result.json has the same hash for both; one of the files was"
                        + " changed or cut");
            }
            return comparison;
        }
    }

    private static Source scenario(Side side) throws DamagedResultException {
        return new Source(
                side.result().scenarioFile(side.variant()).toString(),
                side.result().scenarioText(side.variant()));
    }

    private static TraceReader trace(Side side) throws DamagedResultException {
        return TraceReader.open(side.result().traceFile(side.variant()));
    }

    private static String file(Side side) {
        return side.result().traceFile(side.variant()).toString();
    }

    /** Whether both are the same run, event by event and draw by draw. */
    public boolean same() {
        return parting.isEmpty() && sameHash();
    }

    private boolean sameHash() {
        return first.variant().traceHash().equals(second.variant().traceHash());
    }
}
