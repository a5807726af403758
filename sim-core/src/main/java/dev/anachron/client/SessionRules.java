package dev.anachron.client;

/**
 * What a client demands for its session, and does to get it.
 *
 * @param guarantee of every read
 * @param whenBehind whom it asks next when a replica cannot give that
 * @param optimisticNanos for how long it takes its own last write for what a read would return, without
 *     asking; 0 for never
 * @param markers how many markers of what it has seen it keeps
 */
public record SessionRules(
        Guarantee guarantee, WhenBehind whenBehind, long optimisticNanos, Markers markers) {
    public static final SessionRules NONE = demanding(Guarantee.NONE);

    public static SessionRules demanding(Guarantee guarantee) {
        return new SessionRules(guarantee, WhenBehind.ANOTHER, 0, Markers.PER_SHARD);
    }
}
