package dev.anachron.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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

    /** The operations on each object, in order of name. */
    public SortedMap<String, History> byKey() {
        Map<String, List<Operation>> operationsOf = new LinkedHashMap<>();
        for (Operation operation : operations) {
            operationsOf
                    .computeIfAbsent(operation.command().key(), key -> new ArrayList<>())
                    .add(operation);
        }
        SortedMap<String, History> byKey = new TreeMap<>();
        operationsOf.forEach((key, ofKey) -> byKey.put(key, new History(ofKey)));
        return byKey;
    }

    /** The reads that returned a value. */
    public Stream<Operation> reads() {
        return operations.stream().filter(o -> o.ok() && o.isRead());
    }
}
