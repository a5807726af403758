package dev.anachron.run.sweep;

/**
 * What a run may take.
 *
 * @param events at most so many; the same on every machine
 * @param realNanos at most so long, on the wall; so that one that hangs does not hold up the others
 */
public record Limits(long events, long realNanos) {}
