package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Command.CompareAndSet;
import dev.anachron.base.Command.PutIfAbsent;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a register holds that is read, written, deleted, and set under a condition. */
record WholeValue() implements Aspect {
    /** Whether that is all that happens to the object. */
    static boolean of(List<Operation> all) {
        return all.stream()
                .map(Operation::command)
                .allMatch(command -> command instanceof Command.Read
                        || command instanceof Command.Write
                        || command instanceof Command.Delete
                        || command instanceof CompareAndSet
                        || command instanceof PutIfAbsent);
    }

    private static boolean refused(Operation operation) {
        return operation.ok()
                && operation.command().conditional()
                && operation.value().equals(Value.of(false));
    }

    @Override
    public @Nullable Value found(Operation operation) {
        if (!operation.ok()) {
            return null;
        }
        if (operation.isRead()) {
            return operation.value();
        }
        return refused(operation) ? null : takes(operation);
    }

    @Override
    public @Nullable Value missed(Operation operation) {
        return refused(operation) ? takes(operation) : null;
    }

    @Override
    public @Nullable Value left(Operation operation) {
        if (!operation.ok()) {
            return null;
        }
        return operation.isRead() ? operation.value() : makes(operation);
    }

    @Override
    public @Nullable Value makes(Operation operation) {
        if (refused(operation)) {
            return null;
        }
        Command command = operation.command();
        if (command instanceof Command.Write write) {
            return write.value();
        }
        if (command instanceof CompareAndSet swap) {
            return Value.of(swap.value());
        }
        if (command instanceof PutIfAbsent put) {
            return Value.of(put.value());
        }
        return command instanceof Command.Delete ? Value.NIL : null;
    }

    @Override
    public @Nullable Value takes(Operation operation) {
        if (operation.command() instanceof CompareAndSet swap) {
            return Value.of(swap.expected());
        }
        return operation.command() instanceof PutIfAbsent ? Value.NIL : null;
    }

    @Override
    public Value initial() {
        return Value.NIL;
    }

    @Override
    public String told(Operation operation) {
        return operation.text();
    }

    @Override
    public String leaving(Value value) {
        return value.equals(Value.NIL) ? "deleting it" : "writing " + value.text();
    }

    @Override
    public String leavingAnythingBut(Value value) {
        return "writing anything else";
    }
}
