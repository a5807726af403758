package dev.anachron.export;

/** A run has something in it that a format has no words for. The message says what. */
public final class NotExportableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotExportableException(String message) {
        super(message);
    }
}
