package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what objects held at first. Everywhere else that is nothing: a value that nobody writes later, read
 * before, is then read as nothing; for one that comes again there is a write before all others. A counter
 * begins with zero.
 */
final class Beginning {
    private static final NodeId WRITER = new NodeId("initial");
    private static final Value ZERO = Value.of(0);

    private final @Nullable Value initial;
    private final ThinAir written;
    private final List<Operation> operations;
    /** By object: whether its initial value may come again. */
    private final Map<String, Boolean> recurs = new LinkedHashMap<>();

    Beginning(@Nullable Value initial, List<Operation> operations) {
        this.initial = initial;
        this.operations = operations;
        this.written = new ThinAir(operations);
        operations.forEach(operation -> see(operation.command()));
    }

    private void see(Command command) {
        if (command instanceof Command.Add add) {
            recurs.merge(add.key(), add.delta() <= 0, Boolean::logicalOr);
        } else if (initial != null) {
            boolean named = written.writes(command.key(), initial)
                    || (command instanceof Command.CompareAndSet swap
                            && Value.of(swap.expected()).equals(initial));
            recurs.merge(command.key(), named, Boolean::logicalOr);
        }
    }

    /** The writes that come before all others, in order of their objects' names. */
    List<Operation> writes() {
        List<Operation> writes = new ArrayList<>();
        long firstNanos = operations.isEmpty() ? 0 : operations.get(0).invokedNanos();
        for (String key : new TreeSet<>(recurs.keySet())) {
            if (Boolean.TRUE.equals(recurs.get(key))) {
                Command write = initial == null
                        ? new Command.Add(key, 0, false)
                        : new Command.Write(key, initial);
                writes.add(new Operation(
                        writes.size(),
                        WRITER,
                        -1,
                        write,
                        firstNanos - 2,
                        firstNanos - 1,
                        Outcome.OK,
                        Value.NIL,
                        Version.NONE,
                        Version.NONE,
                        null));
            }
        }
        return writes;
    }

    /** An operation, with another number. */
    Operation seen(Operation o, int id) {
        Boolean recurring = recurs.get(o.command().key());
        boolean first = recurring != null
                && !recurring
                && o.isRead()
                && o.value().equals(initial == null ? ZERO : initial);
        return o.id() == id && !first
                ? o
                : new Operation(
                        id,
                        o.client(),
                        o.process(),
                        o.command(),
                        o.invokedNanos(),
                        o.returnedNanos() == SimTime.NEVER ? SimTime.NEVER : o.returnedNanos(),
                        o.outcome(),
                        first ? Value.NIL : o.value(),
                        o.version(),
                        o.position(),
                        o.servedBy());
    }
}
