package dev.anachron.check.why;

import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;

import java.util.function.Predicate;

/**
 * What is known of a run.
 *
 * @param bit whether a fault that struck had any effect
 */
record Account(Trace trace, Predicate<FaultChanged> bit) {
    /** Up to some moment. */
    Scene until(long nanos) {
        return new Scene(this, nanos);
    }
}
