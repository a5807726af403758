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

    /** As the leader has it, which does not ask whether it still is the leader. */
    public static final ConsistencyLevel LEADER = new ConsistencyLevel("leader");

    /** As a majority of the replicas has it, or as many as the settings say. */
    public static final ConsistencyLevel QUORUM = new ConsistencyLevel("quorum");

    /** At least what the client's own session has written and read. */
    public static final ConsistencyLevel SESSION = new ConsistencyLevel("session");

    /** No older than the settings say. */
    public static final ConsistencyLevel BOUNDED = new ConsistencyLevel("bounded");

    /** Whatever the replica at hand has applied; of a write, that one replica has it. */
    public static final ConsistencyLevel EVENTUAL = new ConsistencyLevel("eventual");
}
