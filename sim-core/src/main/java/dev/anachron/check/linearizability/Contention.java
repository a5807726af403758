package dev.anachron.check.linearizability;

import dev.anachron.base.NodeId;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.SortedMap;
import java.util.TreeMap;

/** Whether operations were ever under way at the same time: if not, their order was never in doubt. */
final class Contention {
    static final String NONE =
            "But no two operations of different clients on one object overlapped, one of them a"
                    + " change.";

    private Contention() {}

    /** Whether a change overlapped another client's operation on the same object. */
    static boolean in(History history) {
        return history.keys().stream().anyMatch(key -> inOneObject(history.ofKey(key)));
    }

    private static boolean inOneObject(History history) {
        SortedMap<NodeId, Long> changesUntil = new TreeMap<>();
        SortedMap<NodeId, Long> anythingUntil = new TreeMap<>();
        for (Operation operation : history.operations()) {
            boolean met = (operation.isRead() ? changesUntil : anythingUntil)
                    .entrySet().stream()
                            .anyMatch(other -> !other.getKey().equals(operation.client())
                                    && other.getValue() >= operation.invokedNanos());
            if (met) {
                return true;
            }
            note(operation, anythingUntil);
            if (!operation.isRead()) {
                note(operation, changesUntil);
            }
        }
        return false;
    }

    private static void note(Operation operation, SortedMap<NodeId, Long> until) {
        until.merge(operation.client(), operation.latestEffectNanos(), Math::max);
    }
}
