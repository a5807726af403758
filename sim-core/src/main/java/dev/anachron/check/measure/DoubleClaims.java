package dev.anachron.check.measure;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often two got the same name. */
public final class DoubleClaims implements Measure {
    @Override
    public String name() {
        return "double-claims";
    }

    @Override
    public String summary() {
        return "How many times somebody was told that an object was his, because there had been none, when somebody"
                + " else had been told the same of it.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        SortedMap<String, SortedMap<String, Value>> lastRead = new TreeMap<>();
        SortedMap<String, Integer> owners = new TreeMap<>();
        for (Operation operation : history.operations()) {
            String key = operation.command().key();
            SortedMap<String, Value> read =
                    lastRead.computeIfAbsent(operation.client().name(), unused -> new TreeMap<>());
            if (operation.ok() && operation.isRead()) {
                read.put(key, operation.value());
            } else if (operation.ok() && claims(operation, read.get(key))) {
                owners.merge(key, 1, Integer::sum);
            }
        }
        return owners.isEmpty()
                ? Double.NaN
                : owners.values().stream().mapToInt(count -> count - 1).sum();
    }

    /** A write by somebody who had found nothing there, or a conditional one that took effect. */
    private static boolean claims(Operation operation, @Nullable Value found) {
        return operation.command() instanceof Command.PutIfAbsent
                ? operation.value().equals(Value.of(true))
                : operation.command() instanceof Command.Write && Value.NIL.equals(found);
    }
}
