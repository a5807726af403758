package dev.anachron.load;

/** A file that a user named cannot be read. The message names it and says why. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }
}
