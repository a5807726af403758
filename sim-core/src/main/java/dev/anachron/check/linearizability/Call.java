package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.check.ProgramOrder;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the search needs it.
 *
 * @param operation its number in the history
 * @param command what was asked
 * @param result what was answered; null when nobody knows, and for a write
 * @param invokedNanos the earliest moment of its effect
 * @param returnedNanos the latest; {@link SimTime#NEVER} when it may come later, or not at all
 */
record Call(
        int operation,
        Command command,
        @Nullable Value result,
        long invokedNanos,
        long returnedNanos) {

    /** Whether it has to take effect. */
    boolean certain() {
        return returnedNanos != SimTime.NEVER;
    }

    /** Whether it leaves the object alone wherever its result fits. */
    boolean observes() {
        if (command instanceof Command.CompareAndSet cas) {
            return Value.of(false).equals(result)
                    || (result != null && cas.expected() == cas.value());
        }
        return command.readsOnly() || (command.conditional() && Value.of(false).equals(result));
    }

    /** The same as it looks at a moment before its return: it answers so, if it comes at all. */
    Call pending() {
        return new Call(operation, command, result, invokedNanos, SimTime.NEVER);
    }

    /** Whether anything is known of its end. */
    boolean informed() {
        return certain() || result != null;
    }

    /** The same with its outcome forgotten: every history that was legal stays so. */
    Call relaxed() {
        return new Call(operation, command, null, invokedNanos, SimTime.NEVER);
    }

    /** The calls of one object's operations that can bind a judgement. */
    static List<Call> of(List<Operation> operations) {
        return binding(ProgramOrder.moved(operations).stream()
                .filter(operation -> operation.outcome() != Outcome.FAIL)
                .map(Call::of)
                .toList());
    }

    private static Call of(Operation operation) {
        return new Call(
                operation.id(),
                operation.command(),
                tells(operation) ? operation.value() : null,
                operation.invokedNanos(),
                operation.latestEffectNanos());
    }

    /** What answers nothing that could have been otherwise binds nobody by its answer. */
    private static boolean tells(Operation operation) {
        return operation.ok() && operation.command().answers();
    }

    /**
     * Leaves out what binds nobody: reads of unknown outcome, and, where there are only reads and
     * writes, writes of unknown outcome whose value no read returned (they may never have happened).
     */
    static List<Call> binding(List<Call> calls) {
        boolean plain = true;
        Set<Value> returned = new LinkedHashSet<>();
        for (Call call : calls) {
            plain &= call.command() instanceof Command.Read
                    || call.command() instanceof Command.Write;
            if (call.result() != null && call.command().readsOnly()) {
                returned.add(call.result());
            }
        }
        List<Call> binding = new ArrayList<>(calls.size());
        for (Call call : calls) {
            if (call.certain() || !idle(call, plain, returned)) {
                binding.add(call);
            }
        }
        return binding;
    }

    private static boolean idle(Call call, boolean plain, Set<Value> returned) {
        return call.command().readsOnly()
                || (plain
                        && call.command() instanceof Command.Write write
                        && !returned.contains(write.value()));
    }
}
