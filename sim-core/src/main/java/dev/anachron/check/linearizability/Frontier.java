package dev.anachron.check.linearizability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set of configurations none of which covers another, in the order of arrival. */
final class Frontier {
    private final Map<Configuration.Kin, List<Configuration>> byKin = new LinkedHashMap<>();
    private int comparisons;

    /** False when one that is there already covers it. */
    boolean add(Configuration configuration) {
        List<Configuration> kin =
                byKin.computeIfAbsent(configuration.kin(), unused -> new ArrayList<>(1));
        comparisons = 1;
        for (Configuration other : kin) {
            comparisons++;
            if (other.covers(configuration)) {
                return false;
            }
        }
        kin.removeIf(configuration::covers);
        kin.add(configuration);
        return true;
    }

    /** How many the last addition took. */
    int comparisons() {
        return comparisons;
    }

    List<Configuration> all() {
        List<Configuration> all = new ArrayList<>();
        byKin.values().forEach(all::addAll);
        return all;
    }
}
