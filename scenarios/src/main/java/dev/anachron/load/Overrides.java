package dev.anachron.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line changes in a scenario.
 *
 * @param sets {@code path=value} each, in the order of application; the value is YAML
 * @param seed the seed to use; null for the scenario's own
 * @param variants the variants to keep; empty for all of them
 */
public record Overrides(List<String> sets, @Nullable Long seed, List<String> variants) {
    public static final Overrides NONE = new Overrides(List.of(), null, List.of());

    public Overrides {
        sets = List.copyOf(sets);
        variants = List.copyOf(variants);
    }
}
