package dev.anachron.check.linearizability;

import dev.anachron.base.NodeId;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether operations were ever under way at the same time: if not, their order was never in doubt. */
final class Contention {
    static final String NONE =
            "But no two operations of different clients on one object overlapped, one of them a"
                    + " change and one of them answered.";

    private final Ends changes = new Ends();
    private final Ends answeredChanges = new Ends();
    private final Ends anything = new Ends();
    private final Ends answered = new Ends();

    private Contention() {}

    /**
     * Whether a change overlapped another client's operation on the same object, and at least one of
     * the two was answered: what nobody was told cannot contradict anything.
     */
    static boolean in(History history) {
        Map<String, Contention> objects = new LinkedHashMap<>();
        for (Operation operation : history.operations()) {
            String key = operation.command().key();
            Contention object = objects.computeIfAbsent(key, unused -> new Contention());
            if (object.meets(operation)) {
                return true;
            }
            object.note(operation);
        }
        return false;
    }

    private boolean meets(Operation operation) {
        Ends others = operation.isRead()
                ? (operation.ok() ? changes : answeredChanges)
                : (operation.ok() ? anything : answered);
        return others.reach(operation);
    }

    private void note(Operation operation) {
        anything.note(operation);
        if (operation.ok()) {
            answered.note(operation);
        }
        if (!operation.isRead()) {
            changes.note(operation);
            if (operation.ok()) {
                answeredChanges.note(operation);
            }
        }
    }

    /** Until when operations so far may take effect: the latest end, and the latest of another client. */
    private static final class Ends {
        private @Nullable NodeId client;
        private long endNanos = Long.MIN_VALUE;
        private long ofOthersNanos = Long.MIN_VALUE;

        boolean reach(Operation operation) {
            long ended = operation.client().equals(client) ? ofOthersNanos : endNanos;
            return ended >= operation.invokedNanos();
        }

        void note(Operation operation) {
            long latest = operation.latestEffectNanos();
            if (operation.client().equals(client)) {
                endNanos = Math.max(endNanos, latest);
            } else if (latest > endNanos) {
                ofOthersNanos = endNanos;
                endNanos = latest;
                client = operation.client();
            } else {
                ofOthersNanos = Math.max(ofOthersNanos, latest);
            }
        }
    }
}
