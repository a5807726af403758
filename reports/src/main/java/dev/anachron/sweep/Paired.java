package dev.anachron.sweep;

import dev.anachron.sweep.RunLine.Ran;

import java.util.Collections;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two cells, seed by seed: what differs is owed to the variant, not to the seed, for both ran from the same
 * random streams.
 */
public final class Paired {
    private final Cell base;
    private final Cell other;
    private final SortedMap<String, Difference> measures = new TreeMap<>();
    private final SortedMap<String, Split> promises = new TreeMap<>();
    private long pairs;

    /** A number's difference, the other's less the base's, over the pairs that have both. */
    public static final class Difference {
        private static final double DEVIATIONS = 1.959963984540054;

        private long count;
        private double mean;
        private double squares;

        private void add(double difference) {
            count++;
            double off = difference - mean;
            mean += off / count;
            squares += off * (difference - mean);
        }

        public long count() {
            return count;
        }

        public double mean() {
            return mean;
        }

        /** The 95 % interval is so far on either side of the mean; {@code NaN} of fewer than two. */
        public double half() {
            return count < 2 ? Double.NaN : DEVIATIONS * Math.sqrt(squares / (count - 1) / count);
        }
    }

    /** Of how many seeds one alone broke a promise. */
    public static final class Split {
        private long baseAlone;
        private long otherAlone;

        public long baseAlone() {
            return baseAlone;
        }

        public long otherAlone() {
            return otherAlone;
        }
    }

    private Paired(Cell base, Cell other) {
        this.base = base;
        this.other = other;
    }

    /** Both cells' runs, in order of seed. */
    public static Paired of(
            Cell base, Iterator<RunLine> runs, Cell other, Iterator<RunLine> others) {
        Paired paired = new Paired(base, other);
        while (runs.hasNext() && others.hasNext()) {
            RunLine one = runs.next();
            RunLine two = others.next();
            if (one.seed() != two.seed()) {
                throw new IllegalArgumentException(
                        "seed " + one.seed() + " beside seed " + two.seed());
            }
            if (one.ending() instanceof Ran first && two.ending() instanceof Ran second) {
                paired.add(first, second);
            }
        }
        return paired;
    }

    private void add(Ran one, Ran two) {
        pairs++;
        one.measures().forEach((name, number) -> {
            Double its = two.measures().get(name);
            if (its != null && Double.isFinite(its - number)) {
                measures.computeIfAbsent(name, unused -> new Difference()).add(its - number);
            }
        });
        for (String promise : one.violated()) {
            if (!two.violated().contains(promise) && !two.undecided().contains(promise)) {
                split(promise).baseAlone++;
            }
        }
        for (String promise : two.violated()) {
            if (!one.violated().contains(promise) && !one.undecided().contains(promise)) {
                split(promise).otherAlone++;
            }
        }
    }

    private Split split(String promise) {
        return promises.computeIfAbsent(promise, unused -> new Split());
    }

    public Cell base() {
        return base;
    }

    public Cell other() {
        return other;
    }

    /** How many seeds came to their end in both. */
    public long pairs() {
        return pairs;
    }

    public SortedMap<String, Difference> measures() {
        return Collections.unmodifiableSortedMap(measures);
    }

    /** Only those that one alone broke at least once. */
    public SortedMap<String, Split> promises() {
        return Collections.unmodifiableSortedMap(promises);
    }
}
