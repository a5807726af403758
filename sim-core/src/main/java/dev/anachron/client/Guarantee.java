package dev.anachron.client;

import dev.anachron.base.Version;

/** What a session demands of every read, whichever replica answers. */
public enum Guarantee {
    /** Nothing. */
    NONE("none"),
    /** At least the version last seen: values never go backwards for this client. */
    MONOTONIC_READS("monotonic-reads");

    private final String text;

    Guarantee(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    Version atLeast(Session session) {
        return this == MONOTONIC_READS ? session.lastSeen() : Version.NONE;
    }
}
