package dev.anachron.load;

import dev.anachron.base.Latency;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who makes trouble for a while, as {@code nemesis:} describes it. What it does is drawn from
 * the seed before the run begins ({@link Havoc}), and is then faults like any others.
 *
 * @param fromNanos when havoc begins
 * @param havocNanos how long it lasts
 * @param kinds what may be done, by name, each with the ranges to draw from
 * @param every how long from one strike to the next
 * @param atOnce how many strikes may last at the same time
 * @param survivors how many nodes are up and connected at any time: a word or a number
 * @param core whether only a majority is healed, and the others stay broken
 * @param convergeNanos how soon after havoc all must be well; null for no such demand
 * @param swarm what else is drawn
 */
record Nemesis(
        long fromNanos,
        long havocNanos,
        SortedMap<String, SortedMap<String, Span>> kinds,
        Latency every,
        int atOnce,
        String survivors,
        boolean core,
        @Nullable Long convergeNanos,
        Swarm swarm) {
    static final String MAJORITY = "majority";
    static final String ONE = "one";

    /** The range of every kind that says how long a strike lasts. */
    static final String LASTS = "lasts";

    Nemesis {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    }

    /**
     * What the seed decides beside the faults (Groce and others, "Swarm Testing", ISSTA 2012).
     *
     * @param kinds whether each kind is switched on or off
     * @param nodes the sizes of the cluster to choose from; none to leave it as it is
     * @param latency the latencies to choose from; none to leave the links as they are
     * @param reads the share of reads, in units of a dial; null to leave the workloads as they are
     */
    record Swarm(
            boolean kinds,
            List<Integer> nodes,
            List<Tree> latency,
            @Nullable Span reads) {
        static final Swarm NONE = new Swarm(false, List.of(), List.of(), null);
    }

    long endNanos() {
        return fromNanos + havocNanos;
    }

    /** How many of so many nodes survive. */
    int survivorsOf(int nodes) {
        return switch (survivors) {
            case MAJORITY -> nodes / 2 + 1;
            case ONE -> 1;
            default -> Integer.parseInt(survivors);
        };
    }
}
