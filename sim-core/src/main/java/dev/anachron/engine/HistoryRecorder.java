package dev.anachron.engine;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.client.OperationLog;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Response;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Writes down the clients' operations with their true times, in the history and in the trace. */
final class HistoryRecorder implements OperationLog {
    private final LongSupplier now;
    private final TraceRecorder trace;
    private final List<Operation> operations = new ArrayList<>();

    HistoryRecorder(LongSupplier now, TraceRecorder trace) {
        this.now = now;
        this.trace = trace;
    }

    @Override
    public int invoked(NodeId client, int process, Command command) {
        int id = operations.size();
        long atNanos = now.getAsLong();
        // Until its return is known an operation is one that nobody knows the outcome of.
        operations.add(new Operation(
                id,
                client,
                process,
                command,
                atNanos,
                SimTime.NEVER,
                Outcome.INFO,
                Value.NIL,
                Version.NONE,
                Version.NONE,
                null));
        trace.record(new TraceEvent.Invoked(atNanos, id, client, command));
        return id;
    }

    @Override
    public void returned(
            int id, Outcome outcome, Response.@Nullable Done done, @Nullable NodeId servedBy) {
        Operation begun = operations.get(id);
        Operation ended = new Operation(
                id,
                begun.client(),
                begun.process(),
                begun.command(),
                begun.invokedNanos(),
                now.getAsLong(),
                outcome,
                done == null ? Value.NIL : done.value(),
                done == null ? Version.NONE : done.version(),
                done == null ? Version.NONE : done.position(),
                servedBy);
        operations.set(id, ended);
        trace.record(new TraceEvent.Completed(
                now.getAsLong(),
                id,
                ended.client(),
                ended.command(),
                outcome.text(),
                ended.value()));
    }

    History finish() {
        return new History(operations);
    }
}
