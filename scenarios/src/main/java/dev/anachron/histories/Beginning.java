package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what objects held at first. Everywhere else that is nothing. What an object of numbers or texts held
 * and nobody ever puts there again is then read as nothing: so it is known to be older than everything else.
 * For anything else there are changes before all others, of a client of their own.
 */
final class Beginning {
    private static final NodeId CLIENT = new NodeId("initial");
    private static final long APART_NANOS = 2;

    private final @Nullable Edn initial;
    private final List<Operation> operations;
    private final SortedMap<String, Uses> uses = new TreeMap<>();
    private final SortedMap<String, Value> nothing = new TreeMap<>();

    /** What is done to an object. */
    private static final class Uses {
        ObjectType type;
        /** A counter may come back to zero, a text grows, a register is deleted or nothing is looked for. */
        boolean dependsOnTheFirst;

        boolean readAsNothing;
        boolean comesAgain;

        Uses(ObjectType type) {
            this.type = type;
        }

        void see(Operation operation, @Nullable Value initial) {
            Command command = operation.command();
            comesAgain |= initial != null && names(command, initial);
            type = typeBy(command, type);
            readAsNothing |= operation.ok()
                    && command instanceof Command.Read
                    && operation.value().equals(Value.NIL);
            dependsOnTheFirst |= command instanceof Command.Append
                    || command instanceof Command.Delete
                    || command instanceof Command.PutIfAbsent
                    || (command instanceof Command.Add add && add.delta() <= 0);
        }
    }

    /**
     * Of these operations.
     *
     * @param initial what all objects held; null when nobody says
     * @param type what they are, where their operations do not tell
     */
    Beginning(@Nullable Edn initial, ObjectType type, List<Operation> operations) {
        this.initial = initial;
        this.operations = operations;
        Value value = initial == null ? null : Values.of(initial);
        operations.forEach(
                operation -> uses.computeIfAbsent(operation.command().key(), key -> new Uses(type))
                        .see(operation, value));
    }

    private static ObjectType typeBy(Command command, ObjectType otherwise) {
        if (command instanceof Command.Add) {
            return ObjectType.COUNTER;
        } else if (command instanceof Command.Insert || command instanceof Command.Remove) {
            return ObjectType.SET;
        } else if (command instanceof Command.Append append) {
            return append.item() instanceof Value.Text ? otherwise : ObjectType.LIST_APPEND;
        } else if (command instanceof Command.Enqueue || command instanceof Command.Dequeue) {
            return ObjectType.QUEUE;
        }
        return command.locks() ? ObjectType.LOCK : otherwise;
    }

    /** The changes that come before all others, in order of their objects' names. */
    List<Operation> changes() throws MalformedException {
        List<Command> commands = new ArrayList<>();
        for (String key : uses.keySet()) {
            commands.addAll(changes(key, uses.get(key)));
        }
        long firstNanos = operations.isEmpty() ? 0 : operations.get(0).invokedNanos();
        List<Operation> changes = new ArrayList<>();
        for (Command command : commands) {
            long atNanos = firstNanos - APART_NANOS * (commands.size() - changes.size());
            changes.add(new Operation(
                    changes.size(),
                    CLIENT,
                    -1,
                    command,
                    atNanos,
                    atNanos + 1,
                    Outcome.OK,
                    Value.NIL,
                    Version.NONE,
                    Version.NONE,
                    null));
        }
        return changes;
    }

    private List<Command> changes(String key, Uses of) throws MalformedException {
        if (of.type == ObjectType.COUNTER) {
            return counted(key, of, initial == null ? 0 : Values.number(initial));
        }
        if (initial == null || initial instanceof Edn.Nil) {
            return List.of();
        }
        return switch (of.type) {
            case SET ->
                Values.each(initial, "a set", item -> new Command.Insert(key, Values.number(item)));
            case LIST_APPEND ->
                Values.each(initial, "a list", item -> new Command.Append(key, Values.item(item)));
            case QUEUE ->
                Values.each(
                        initial, "a list", item -> new Command.Enqueue(key, Values.written(item)));
            case LOCK -> throw Said.expected(initial, "none: at first nobody holds a lock");
            default -> written(key, of, Values.of(initial));
        };
    }

    private List<Command> counted(String key, Uses of, long number) {
        if (number == 0 && !of.dependsOnTheFirst) {
            nothing.put(key, Value.of(0));
            return List.of();
        }
        return List.of(new Command.Add(key, number, false));
    }

    private List<Command> written(String key, Uses of, Value value) {
        if (of.comesAgain || of.readAsNothing || of.dependsOnTheFirst) {
            return List.of(new Command.Write(key, value));
        }
        nothing.put(key, value);
        return List.of();
    }

    private static boolean names(Command command, Value value) {
        return (command instanceof Command.Write write && write.value().equals(value))
                || (command instanceof Command.CompareAndSet swap
                        && (Value.of(swap.expected()).equals(value)
                                || Value.of(swap.value()).equals(value)));
    }

    /** An operation, with another number. */
    Operation seen(Operation o, int id) {
        boolean first =
                o.ok() && o.isRead() && o.value().equals(nothing.get(o.command().key()));
        return o.id() == id && !first
                ? o
                : new Operation(
                        id,
                        o.client(),
                        o.process(),
                        o.command(),
                        o.invokedNanos(),
                        o.returnedNanos(),
                        o.outcome(),
                        first ? Value.nothing(o.value().text()) : o.value(),
                        o.version(),
                        o.position(),
                        o.servedBy());
    }
}
