package dev.anachron.load;

import dev.anachron.scenario.Scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scenario and the YAML that makes it again.
 *
 * @param scenario the value
 * @param resolvedYaml the scenario with seed, changes and selected variants in place; loading it
 *     gives an equal scenario
 * @param variantYamls by variant name, that variant as a scenario of its own
 */
public record Loaded(
        Scenario scenario, String resolvedYaml, SortedMap<String, String> variantYamls) {
    public Loaded {
        variantYamls = Collections.unmodifiableSortedMap(new TreeMap<>(variantYamls));
    }

    /** @throws IllegalArgumentException when the scenario has no such variant */
    public String variantYaml(String variant) {
        String yaml = variantYamls.get(variant);
        if (yaml == null) {
            throw new IllegalArgumentException("no variant '" + variant + "'");
        }
        return yaml;
    }
}
