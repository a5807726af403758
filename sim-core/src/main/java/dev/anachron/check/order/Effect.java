package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;

import org.jspecify.annotations.Nullable;

/** What a command leaves in a register, whatever was there before. */
final class Effect {
    private Effect() {}

    /** Null when that depends on what was there, or when it changes nothing. */
    static @Nullable Value of(Operation operation) {
        Command command = operation.command();
        if (command instanceof Command.Write write) {
            return found(write.value());
        }
        if (command instanceof Command.Delete) {
            return Value.NIL;
        }
        boolean refused = operation.ok() && operation.value().equals(Value.of(false));
        if (command instanceof Command.CompareAndSet swap && !refused) {
            return Value.of(swap.value());
        }
        if (command instanceof Command.PutIfAbsent put && !refused) {
            return Value.of(put.value());
        }
        return null;
    }

    /** What a conditional command that took effect found there; null for any other. */
    static @Nullable Value expected(Operation operation) {
        if (operation.ok() && operation.value().equals(Value.of(false))) {
            return null;
        }
        if (operation.command() instanceof Command.CompareAndSet swap) {
            return Value.of(swap.expected());
        }
        return operation.command() instanceof Command.PutIfAbsent ? Value.NIL : null;
    }

    /** As a read counts it: whatever is empty is nothing. */
    static Value found(Value value) {
        return Value.isEmpty(value) ? Value.NIL : value;
    }
}
