package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds answers that nobody asked to put there: not even an operation that failed, or that came later.
 * Such a history is cut, or has an initial value that it does not tell. Sums and joined texts are
 * whatever they come to; of them nothing is found.
 */
final class ThinAir {
    private final Map<String, Set<Value>> written = new HashMap<>();
    private final Set<String> composed = new HashSet<>();

    ThinAir(List<Operation> operations) {
        operations.forEach(operation -> put(operation.command()));
    }

    private void put(Command command) {
        Value value = given(command);
        if (value != null) {
            written.computeIfAbsent(command.key(), unused -> new HashSet<>()).add(value);
        }
        if (command instanceof Command.Add
                || command.locks()
                || (command instanceof Command.Append append
                        && append.item() instanceof Value.Text)) {
            composed.add(command.key());
        }
    }

    private static @Nullable Value given(Command command) {
        if (command instanceof Command.Write write) {
            return write.value();
        } else if (command instanceof Command.CompareAndSet swap) {
            return Value.of(swap.value());
        } else if (command instanceof Command.PutIfAbsent put) {
            return Value.of(put.value());
        } else if (command instanceof Command.Insert insert) {
            return Value.of(insert.item());
        } else if (command instanceof Command.Append append) {
            return append.item();
        } else if (command instanceof Command.Enqueue enqueue) {
            return enqueue.item();
        }
        return null;
    }

    /** What of an operation's answer nobody wrote; null when somebody wrote all of it. */
    @Nullable
    Value in(Operation operation) {
        Command command = operation.command();
        boolean looks = command instanceof Command.Read || command instanceof Command.Dequeue;
        if (!operation.ok() || !looks || composed.contains(command.key())) {
            return null;
        }
        Set<Value> known = written.getOrDefault(command.key(), Set.of());
        if (known.contains(operation.value())) {
            return null;
        }
        return parts(operation.value()).stream()
                .filter(value -> !value.equals(Value.NIL) && !known.contains(value))
                .findFirst()
                .orElse(null);
    }

    private static List<Value> parts(Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().map(Value::of).toList();
        } else if (value instanceof Value.Listing listing) {
            return listing.values();
        } else if (value instanceof Value.Siblings siblings) {
            return siblings.values();
        }
        return List.of(value);
    }
}
