package dev.anachron.base;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which versions somebody knows, where each epoch is a writer that numbers its own: up to which number of
 * each (Parker and others, "Detection of mutual inconsistency in distributed systems", 1983). Dynamo
 * calls it a vector clock, and, on its way to the client and back, the context.
 *
 * @param known the greatest known number by epoch
 */
public record VersionVector(SortedMap<Long, Long> known) implements Described {
    /** Knows nothing. */
    public static final VersionVector NONE = new VersionVector(new TreeMap<>());

    public VersionVector {
        known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
    }

    public boolean isNone() {
        return known.isEmpty();
    }

    /** Whether it knows that version. */
    public boolean covers(Version version) {
        return known.getOrDefault(version.epoch(), Long.MIN_VALUE) >= version.position();
    }

    /** This, and all of that version's writer up to it. */
    public VersionVector with(Version version) {
        SortedMap<Long, Long> more = new TreeMap<>(known);
        more.merge(version.epoch(), version.position(), Math::max);
        return new VersionVector(more);
    }

    /** What one of the two knows at least. */
    public VersionVector merge(VersionVector other) {
        SortedMap<Long, Long> more = new TreeMap<>(known);
        other.known.forEach((epoch, number) -> more.merge(epoch, number, Math::max));
        return new VersionVector(more);
    }

    @Override
    public void describe(Description to) {
        known.forEach((epoch, number) -> to.value(new Version(epoch, number)));
    }
}
