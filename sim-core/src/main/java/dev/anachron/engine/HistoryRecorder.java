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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the clients' operations with their true times, in the history and in the trace. */
final class HistoryRecorder implements OperationLog {
    private final EventLoop loop;
    private final Recorder recorder;
    private final List<Operation> operations = new ArrayList<>();

    HistoryRecorder(EventLoop loop, Recorder recorder) {
        this.loop = loop;
        this.recorder = recorder;
    }

    @Override
    public int invoked(NodeId client, int process, Command command) {
        int id = operations.size();
        long atNanos = loop.nowNanos();
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
        recorder.invoked(atNanos, id, client, command);
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
                loop.nowNanos(),
                outcome,
                done == null ? Value.NIL : done.value(),
                done == null ? Version.NONE : done.version(),
                done == null ? Version.NONE : done.position(),
                servedBy);
        operations.set(id, ended);
        recorder.completed(
                loop.nowNanos(),
                id,
                ended.client(),
                ended.command(),
                outcome.text(),
                ended.value());
    }

    History finish() {
        return new History(operations);
    }
}
