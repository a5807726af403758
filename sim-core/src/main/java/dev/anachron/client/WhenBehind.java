package dev.anachron.client;

/** Whom a client asks when a replica has not applied enough, or its copy is too old. */
public enum WhenBehind {
    /** The next one, by its policy. */
    ANOTHER("another"),
    /** The leader if it knows one, otherwise the next one, whatever its policy. */
    LEADER("leader");

    private final String text;

    WhenBehind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
