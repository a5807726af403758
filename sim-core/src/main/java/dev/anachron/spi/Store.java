package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state machine that protocols replicate: named objects, changed by {@link Command}s alone. */
public final class Store implements Described {
    private final Map<String, Cell> cells = new LinkedHashMap<>();

    /**
     * What an object holds and which write put it there.
     *
     * @param value its value
     * @param version the entry that wrote it
     */
    public record Cell(Value value, Version version) {
        static final Cell EMPTY = new Cell(Value.NIL, Version.NONE);
    }

    /** The object as it is. */
    public Cell read(String key) {
        return cells.getOrDefault(key, Cell.EMPTY);
    }

    /** How many objects were ever written. */
    public int size() {
        return cells.size();
    }

    /** The same objects, to go on differently. */
    public Store copy() {
        Store copy = new Store();
        copy.cells.putAll(cells);
        return copy;
    }

    /** The same objects, one of them with another value; there must be one. */
    public Store forged(RandomStream random) {
        Store lie = copy();
        String key = random.pick(List.copyOf(cells.keySet()));
        Cell honest = read(key);
        lie.cells.put(key, new Cell(honest.value().forged(random), honest.version()));
        return lie;
    }

    @Override
    public void describe(Description to) {
        cells.forEach((key, cell) -> to.value(key).value(cell.value()).value(cell.version()));
    }

    /**
     * What a command came to.
     *
     * @param value its result
     * @param cell the object afterwards
     */
    public record Executed(Value value, Cell cell) {}

    /** Executes a command that stands at {@code at} in the order. */
    public Executed apply(Command command, Version at) {
        Cell before = read(command.key());
        if (command.locks()) {
            throw new AssertionError("a command this store does not know: " + command);
        }
        if (command.readsOnly()) {
            return new Executed(before.value(), before);
        }
        Cell after = command.conditional() && !command.matches(before.value())
                ? before
                : put(command, before, at);
        return new Executed(command.answer(before.value(), after.value()), after);
    }

    private Cell put(Command command, Cell before, Version at) {
        Cell after = new Cell(command.appliedTo(before.value()), at);
        cells.put(command.key(), after);
        return after;
    }
}
