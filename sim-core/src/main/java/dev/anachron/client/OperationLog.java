package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Response;

import org.jspecify.annotations.Nullable;

/** Where a client writes down what it did; the engine adds the true time. */
public interface OperationLog {
    /** An operation begins; returns its number. */
    int invoked(NodeId client, int process, Command command);

    /** It ends; {@code done} and {@code servedBy} are null unless the outcome is {@code OK}. */
    void returned(
            int operation,
            Outcome outcome,
            Response.@Nullable Done done,
            @Nullable NodeId servedBy);
}
