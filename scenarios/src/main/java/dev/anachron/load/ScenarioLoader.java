package dev.anachron.load;

import java.util.List;

/** Stub. */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    @SuppressWarnings("DoNotCallSuggester")
    public static Loaded load(Source source, Overrides overrides) throws InvalidScenarioException {
        throw new InvalidScenarioException(
                List.of(new Problem(source.name(), 1, 1, "the loader is a stub")));
    }
}
