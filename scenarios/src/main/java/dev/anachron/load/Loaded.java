package dev.anachron.load;

import dev.anachron.scenario.Scenario;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scenario and the YAML that makes it again.
 *
 * @param scenario the value
 * @param resolvedYaml the scenario with seed, changes and selected variants in place; loading it
 *     gives an equal scenario
 * @param variantYamls by variant name, that variant as a scenario of its own
 * @param drawnYamls the same with what a nemesis drew written out in its place
 */
public record Loaded(
        Scenario scenario,
        String resolvedYaml,
        SortedMap<String, String> variantYamls,
        SortedMap<String, String> drawnYamls) {
    public Loaded {
        variantYamls = Collections.unmodifiableSortedMap(new TreeMap<>(variantYamls));
        drawnYamls = Collections.unmodifiableSortedMap(new TreeMap<>(drawnYamls));
    }

    /** @throws IllegalArgumentException when the scenario has no such variant */
    public String variantYaml(String variant) {
        String yaml = variantYamls.get(variant);
        if (yaml == null) {
            throw new IllegalArgumentException("no variant '" + variant + "'");
        }
        return yaml;
    }

    /** The base's drawn YAML, or the first variant's. */
    public String drawnYaml() {
        String first = scenario.variants().get(0).name();
        return Objects.requireNonNull(drawnYamls.get(first));
    }
}
