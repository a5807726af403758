package dev.anachron.protocol.quorum;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

/**
 * What a replica holds of one object. The version is the number that the write's coordinator gave it, a
 * time or a count, and who that was: the greater one wins.
 *
 * @param value its value
 * @param version the write that put it there
 */
record Cell(Value value, Version version) implements Described {
    static final Cell EMPTY = new Cell(Value.NIL, Version.NONE);

    boolean isNewerThan(Cell other) {
        return version.compareTo(other.version) > 0;
    }

    /** The same version of another value, as no honest replica would have it. */
    Cell forged(RandomStream random) {
        return new Cell(value.forged(random), version);
    }

    @Override
    public void describe(Description to) {
        to.value(value).word("from").value(version);
    }
}
