package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

/** When things ended. */
final class Ends {
    private Ends() {}

    /** The last moment that anything is known of: the run's end. */
    static long ofRun(History history, Trace trace) {
        long last = 0;
        for (Operation operation : history.operations()) {
            last = Math.max(last, operation.invokedNanos());
            if (operation.returnedNanos() != SimTime.NEVER) {
                last = Math.max(last, operation.returnedNanos());
            }
        }
        return Math.max(last, trace.events().endNanos());
    }

    /** When its client stopped waiting, at the latest with the run. */
    static long of(Operation operation, long runNanos) {
        return Math.min(operation.returnedNanos(), runNanos);
    }
}
