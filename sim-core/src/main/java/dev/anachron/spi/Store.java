package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

import java.util.LinkedHashMap;
import java.util.Map;

/** The state machine that protocols replicate: named objects, changed by {@link Command}s alone. */
public final class Store {
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

    /** Executes a command that stands at {@code at} in the order; returns its result. */
    public Value apply(Command command, Version at) {
        Value before = read(command.key()).value();
        if (command instanceof Command.Read) {
            return before;
        }
        if (command instanceof Command.Write write) {
            return put(write.key(), Value.of(write.value()), at);
        }
        if (command instanceof Command.Add add) {
            long sum = (before instanceof Value.Int number ? number.number() : 0) + add.delta();
            return put(add.key(), Value.of(sum), at);
        }
        if (command instanceof Command.CompareAndSet cas) {
            boolean matches = before.equals(Value.of(cas.expected()));
            if (matches) {
                put(cas.key(), Value.of(cas.value()), at);
            }
            return Value.of(matches);
        }
        throw new AssertionError("a command this store does not know: " + command);
    }

    private Value put(String key, Value value, Version at) {
        cells.put(key, new Cell(value, at));
        return value;
    }
}
