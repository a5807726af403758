package dev.anachron.spi;

/**
 * What a client asks one operation to promise. Each protocol says which levels it offers
 * ({@link Protocol#levels()}) and what they mean there.
 *
 * @param text as scenarios write it
 */
public record ConsistencyLevel(String text) {
    /** The protocol's strongest read, or its usual write, as its settings define it. */
    public static final ConsistencyLevel STRONG = new ConsistencyLevel("strong");

    /** Whatever the replica at hand has applied. */
    public static final ConsistencyLevel EVENTUAL = new ConsistencyLevel("eventual");
}
