package dev.anachron.library;

import org.jspecify.annotations.Nullable;

/** There is no such scenario, or its file cannot be read. The message says what to do. */
public final class UnknownScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownScenarioException(@Nullable String message) {
        super(message);
    }
}
