package dev.anachron.library;

/** Stub. */
public final class UnknownScenarioException extends Exception {
    public UnknownScenarioException(String message) {
        super(message);
    }
}
