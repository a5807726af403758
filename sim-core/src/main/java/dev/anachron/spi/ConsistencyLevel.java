package dev.anachron.spi;

/** What a client asks a read to promise. A protocol serves those it knows. */
public enum ConsistencyLevel {
    /** The protocol's strongest read, as its settings define it. */
    STRONG,
    /** Whatever the replica at hand has applied. */
    EVENTUAL;

    /** As scenarios write it. */
    public String text() {
        return this == STRONG ? "strong" : "eventual";
    }
}
