package dev.anachron.protocol.quorum;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;

import org.jspecify.annotations.Nullable;

/**
 * One version of an object.
 *
 * @param value its value; nil for an object that was deleted: a tombstone
 * @param version the number that the write's coordinator gave it, a time or a count, and who that was
 * @param past which versions it replaces; null for every one with a lesser number: the last write wins
 */
record Sibling(Value value, Version version, @Nullable VersionVector past) implements Described {
    boolean replaces(Sibling other) {
        return past == null
                ? version.compareTo(other.version) > 0
                : past.covers(other.version) && !version.equals(other.version);
    }

    boolean isTombstone() {
        return value.equals(Value.NIL);
    }

    /** What whoever has seen it knows. */
    VersionVector context() {
        return past == null ? VersionVector.NONE : past.with(version);
    }

    @Override
    public void describe(Description to) {
        to.value(value).word("from").value(version);
        if (past != null) {
            to.word("after").value(past);
        }
    }
}
