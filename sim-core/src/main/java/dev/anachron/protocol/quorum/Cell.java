package dev.anachron.protocol.quorum;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a replica holds of one object: nothing, one version, or several of which none replaces another
 * (Dynamo, section 4.4).
 *
 * @param siblings in the order of their versions
 */
record Cell(List<Sibling> siblings) implements Described {
    static final Cell EMPTY = new Cell(List.of());

    static Cell of(Value value, Version version, @Nullable VersionVector past) {
        return new Cell(List.of(new Sibling(value, version, past)));
    }

    /**
     * What a client is told. Sets are merged, as a client of Dynamo would merge its carts (section 4.4): it
     * cannot know whether an item that only one of them has was added there or removed elsewhere. A
     * deleted version says nothing beside others.
     */
    Value value() {
        List<Value> values = values();
        if (values.size() <= 1) {
            return values.isEmpty() ? Value.NIL : values.get(0);
        }
        boolean sets = values.stream().allMatch(Value.Items.class::isInstance);
        return sets
                ? values.stream()
                        .map(Value.Items::of)
                        .reduce(Value.Items::union)
                        .orElseThrow()
                : new Value.Siblings(values);
    }

    /** What a change goes out from, which needs one value: of several numbers, the greatest. */
    Value toChange() {
        Value value = value();
        return value instanceof Value.Siblings
                ? values().stream()
                        .filter(Value.Int.class::isInstance)
                        .max(Comparator.comparingLong(number -> ((Value.Int) number).number()))
                        .orElse(Value.NIL)
                : value;
    }

    private List<Value> values() {
        return siblings.stream()
                .filter(sibling -> !sibling.isTombstone())
                .map(Sibling::value)
                .distinct()
                .toList();
    }

    /** The greatest of its versions. */
    Version version() {
        return siblings.isEmpty()
                ? Version.NONE
                : siblings.get(siblings.size() - 1).version();
    }

    /** What whoever has seen it knows. */
    VersionVector context() {
        return siblings.stream()
                .map(Sibling::context)
                .reduce(VersionVector.NONE, VersionVector::merge);
    }

    boolean isTombstone() {
        return !siblings.isEmpty() && siblings.stream().allMatch(Sibling::isTombstone);
    }

    /** Whether it has a version that the other has neither got nor replaced. */
    boolean isNewerThan(Cell other) {
        return siblings.stream().anyMatch(other::lacks);
    }

    private boolean lacks(Sibling sibling) {
        return siblings.stream()
                .noneMatch(known ->
                        known.version().equals(sibling.version()) || known.replaces(sibling));
    }

    /** All of this, and what it lacks of the other, without what is replaced. */
    Cell merge(Cell other) {
        if (!other.isNewerThan(this)) {
            return this;
        }
        List<Sibling> merged = new ArrayList<>();
        Stream.concat(
                        siblings.stream()
                                .filter(mine -> other.siblings.stream()
                                        .noneMatch(theirs -> theirs.replaces(mine))),
                        other.siblings.stream().filter(this::lacks))
                .sorted(Comparator.comparing(Sibling::version))
                .forEach(merged::add);
        return new Cell(List.copyOf(merged));
    }

    /** The same versions, one of them with another value, as no honest replica would have it. */
    Cell forged(RandomStream random) {
        if (siblings.isEmpty()) {
            return Cell.of(Value.NIL.forged(random), Version.NONE, null);
        }
        List<Sibling> lie = new ArrayList<>(siblings);
        Sibling last = lie.remove(lie.size() - 1);
        lie.add(new Sibling(last.value().forged(random), last.version(), last.past()));
        return new Cell(List.copyOf(lie));
    }

    @Override
    public void describe(Description to) {
        if (siblings.isEmpty()) {
            to.value(Value.NIL).word("from").value(Version.NONE);
            return;
        }
        siblings.get(0).describe(to);
        siblings.stream().skip(1).forEach(sibling -> to.word("|").value(sibling));
    }
}
