package dev.anachron.check.staleness;

import dev.anachron.history.Operation;

/**
 * How stale one read was.
 *
 * @param read the read, which returned a value
 * @param staleNanos how long before the read was invoked its value had been overwritten by a
 *     committed write; 0 for a fresh read
 * @param missedWrites how many writes to the object had been committed by the read's invocation and
 *     are newer than the value it returned
 */
public record ReadStaleness(Operation read, long staleNanos, int missedWrites) {
    public boolean stale() {
        return missedWrites > 0;
    }
}
