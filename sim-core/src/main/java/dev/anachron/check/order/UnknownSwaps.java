package dev.anachron.check.order;

import dev.anachron.base.Value;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conditional changes of unknown outcome, of which some cannot have found what they expected. */
final class UnknownSwaps {
    /** By object: what may have been left there. */
    private final Map<String, Set<Value>> left = new LinkedHashMap<>();

    private final List<Operation> doubtful = new ArrayList<>();

    private UnknownSwaps(History history) {
        for (Operation operation : history.operations()) {
            if (operation.outcome() == Outcome.INFO && operation.command().conditional()) {
                doubtful.add(operation);
            } else if (operation.outcome() != Outcome.FAIL) {
                leaves(operation);
            }
        }
    }

    /** The numbers of those of which nobody, nor one of the others, can have left what they expected. */
    static Set<Integer> impossible(History history) {
        boolean any = history.operations().stream().anyMatch(o -> o.command().conditional());
        return any ? new UnknownSwaps(history).impossible() : new LinkedHashSet<>();
    }

    private Set<Integer> impossible() {
        boolean more = true;
        while (more) {
            List<Operation> possible = doubtful.stream().filter(this::mayHappen).toList();
            possible.forEach(this::leaves);
            more = doubtful.removeAll(possible);
        }
        Set<Integer> never = new LinkedHashSet<>();
        doubtful.forEach(operation -> never.add(operation.id()));
        return never;
    }

    private boolean mayHappen(Operation swap) {
        Value expected = Effect.expected(swap);
        Set<Value> there = left.get(swap.command().key());
        return Value.NIL.equals(expected) || (there != null && there.contains(expected));
    }

    private void leaves(Operation operation) {
        Value effect = Effect.of(operation);
        if (effect != null) {
            left.computeIfAbsent(operation.command().key(), unused -> new LinkedHashSet<>())
                    .add(effect);
        }
    }
}
