package dev.anachron.load;

import dev.anachron.scenario.Scenario;

/** Stub. */
public record Loaded(Scenario scenario, String resolvedYaml) {
    public String variantYaml(String variant) {
        return resolvedYaml;
    }
}
