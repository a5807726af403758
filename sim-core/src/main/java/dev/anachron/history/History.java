package dev.anachron.history;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All operations of a run, ordered by invocation.
 *
 * @param operations in order of {@link Operation#id}
 */
public record History(List<Operation> operations) {
    public History {
        operations = List.copyOf(operations);
    }

    public long count(Outcome outcome) {
        return operations.stream().filter(o -> o.outcome() == outcome).count();
    }

    /** The one of that number. */
    public Operation operation(int id) {
        if (id < operations.size() && operations.get(id).id() == id) {
            return operations.get(id);
        }
        return operations.stream()
                .filter(operation -> operation.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + id));
    }

    /** Every object that some operation addressed, in order of name. */
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        for (Operation operation : operations) {
            keys.add(operation.command().key());
        }
        return keys;
    }

    public History ofKey(String key) {
        return new History(
                operations.stream().filter(o -> o.command().key().equals(key)).toList());
    }

    /** The reads that returned a value. */
    public Stream<Operation> reads() {
        return operations.stream().filter(o -> o.ok() && o.isRead());
    }
}
