package dev.anachron.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stub. */
public record Overrides(List<String> sets, @Nullable Long seed, List<String> variants) {
    public static final Overrides NONE = new Overrides(List.of(), null, List.of());
}
