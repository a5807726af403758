package dev.anachron.check.linearizability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set of configurations none of which covers another, in the order of arrival. */
final class Frontier {
    private final Map<Configuration.Kin, List<Configuration>> byKin = new LinkedHashMap<>();

    /** False when one that is there already covers it. */
    boolean add(Configuration configuration) {
        List<Configuration> kin =
                byKin.computeIfAbsent(configuration.kin(), unused -> new ArrayList<>(1));
        for (Configuration other : kin) {
            if (other.covers(configuration)) {
                return false;
            }
        }
        kin.removeIf(configuration::covers);
        kin.add(configuration);
        return true;
    }

    List<Configuration> all() {
        List<Configuration> all = new ArrayList<>();
        byKin.values().forEach(all::addAll);
        return all;
    }
}
