package dev.anachron.client;

import dev.anachron.base.Version;

/** What a session demands of every read, whichever replica answers (Terry and others, 1994). */
public enum Guarantee {
    /** Nothing. */
    NONE("none"),
    /** At least what it has read: values never go backwards for this client. */
    MONOTONIC_READS("monotonic-reads"),
    /** At least its own latest write. */
    READ_YOUR_WRITES("read-your-writes"),
    /** At least both: all that whatever it does next may follow from. */
    CAUSAL("causal");

    private final String text;

    Guarantee(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The version that the answering replica must have applied: epoch and position. */
    Version atLeast(Session session) {
        return switch (this) {
            case NONE -> Version.NONE;
            case MONOTONIC_READS -> session.lastRead();
            case READ_YOUR_WRITES -> session.lastWritten();
            case CAUSAL -> session.lastRead().max(session.lastWritten());
        };
    }
}
