package dev.anachron.write;

/** A result cannot go where it should; the message says why, for people. */
public final class CannotWriteException extends Exception {
    public CannotWriteException(String message) {
        super(message);
    }
}
