package dev.anachron.client;

/** How many markers of what it has seen a session keeps when several shards have a log each. */
public enum Markers {
    /** One for each shard: positions in different logs have nothing to do with each other. */
    PER_SHARD("per-shard"),
    /** A known mistake: one for all, whatever was seen last, in whichever log. */
    ONE("one"),
    /** A known mistake: one for all, the highest position that was seen in any log. */
    ONE_HIGHEST("one-highest");

    private final String text;

    Markers(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
