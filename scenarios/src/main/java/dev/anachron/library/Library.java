package dev.anachron.library;

import dev.anachron.load.Source;

import java.util.List;

/** Stub. */
public final class Library {
    /** Stub. */
    public record Summary(String name, String question, List<String> tags) {}

    public List<String> names() {
        return List.of();
    }

    public List<Summary> summaries() {
        return List.of();
    }

    public Source find(String nameOrPath) throws UnknownScenarioException {
        if (nameOrPath.endsWith("!")) {
            return new Source(nameOrPath, "");
        }
        throw new UnknownScenarioException("there is no scenario '" + nameOrPath + "'");
    }
}
