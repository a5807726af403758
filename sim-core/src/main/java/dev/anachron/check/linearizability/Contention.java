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
                    + " change and one of them answered.";

    private Contention() {}

    /**
     * Whether a change overlapped another client's operation on the same object, and at least one of
     * the two was answered: what nobody was told cannot contradict anything.
     */
    static boolean in(History history) {
        return history.keys().stream().anyMatch(key -> inOneObject(history.ofKey(key)));
    }

    private static boolean inOneObject(History history) {
        Ends all = new Ends();
        Ends answered = new Ends();
        for (Operation operation : history.operations()) {
            if ((operation.ok() ? all : answered).meets(operation)) {
                return true;
            }
            all.note(operation);
            if (operation.ok()) {
                answered.note(operation);
            }
        }
        return false;
    }

    /** Until when each client's operations so far may take effect. */
    private static final class Ends {
        private final SortedMap<NodeId, Long> changes = new TreeMap<>();
        private final SortedMap<NodeId, Long> anything = new TreeMap<>();

        boolean meets(Operation operation) {
            return (operation.isRead() ? changes : anything)
                    .entrySet().stream()
                            .anyMatch(other -> !other.getKey().equals(operation.client())
                                    && other.getValue() >= operation.invokedNanos());
        }

        void note(Operation operation) {
            anything.merge(operation.client(), operation.latestEffectNanos(), Math::max);
            if (!operation.isRead()) {
                changes.merge(operation.client(), operation.latestEffectNanos(), Math::max);
            }
        }
    }
}
