package dev.anachron.spi;

/** A node's own clock. It may be off and may run at the wrong speed; it never runs backwards. */
public interface LocalClock {
    /** What this node believes the time to be. */
    long nowNanos();
}
