package dev.anachron.workload;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.Outcome;

/**
 * How a command ended.
 *
 * @param value {@link Value#NIL} unless the outcome is {@code OK}
 * @param askedNanos when the attempt that was answered had been sent, by the client's own clock; when
 *     there was no answer, the first
 */
public record Answer(Command command, Outcome outcome, Value value, long askedNanos) {
    public boolean ok() {
        return outcome == Outcome.OK;
    }
}
