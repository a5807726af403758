package dev.anachron.base;

/**
 * A place in a replicated history: the epoch (term, view, primary's number) in which something was
 * ordered and its position there. What a client has seen is a version; what a write made is one.
 *
 * @param epoch the term or epoch in which the entry was created
 * @param position its index in the order
 */
public record Version(long epoch, long position) implements Comparable<Version> {
    /** Before every write. */
    public static final Version NONE = new Version(0, 0);

    /** By position, then by epoch. */
    @Override
    public int compareTo(Version other) {
        int byPosition = Long.compare(position, other.position);
        return byPosition != 0 ? byPosition : Long.compare(epoch, other.epoch);
    }

    /**
     * Whether this certainly came before the other: in one log an earlier entry has a lower position
     * and no later epoch. Entries of logs that have diverged are not ordered, and one position holds
     * one entry.
     */
    public boolean precedes(Version other) {
        return position < other.position && epoch <= other.epoch;
    }

    /** The later of two. */
    public Version max(Version other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As the Raft literature writes it: {@code 7@2}. */
    @Override
    public String toString() {
        return position + "@" + epoch;
    }
}
