package dev.anachron.write;

/** What should be a result is none, or cannot be read; the message says why, for people. */
public final class DamagedResultException extends Exception {
    public DamagedResultException(String message) {
        super(message);
    }
}
