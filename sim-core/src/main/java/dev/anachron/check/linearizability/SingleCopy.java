package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;

import org.jspecify.annotations.Nullable;

/**
 * A register, a counter, a compare-and-set register, a set, a list, a text, a queue and a lock in one:
 * all that {@link Command} can ask. Of a lock with leases, which time alone ends, it demands that the tokens grow.
 */
public final class SingleCopy implements Model {
    @Override
    public Value initial() {
        return Value.NIL;
    }

    @Override
    public @Nullable Value step(Value state, Command command, @Nullable Value result) {
        if (command instanceof Command.Read) {
            return result == null || same(result, state) ? state : null;
        }
        if (command instanceof Command.Acquire) {
            return result instanceof Value.Grant grant ? granted(state, grant) : state;
        }
        if (command instanceof Command.Release) {
            return state;
        }
        Value after = command.appliedTo(state);
        boolean fits =
                result == null || !command.answers() || same(result, command.answer(state, after));
        return fits ? after : null;
    }

    /** Nothing counts as the empty set, list or text. */
    private static boolean same(Value answered, Value held) {
        return answered.equals(held) || (Value.isEmpty(answered) && Value.isEmpty(held));
    }

    private static @Nullable Value granted(Value lastToken, Value.Grant grant) {
        return grant.token() > number(lastToken) ? Value.of(grant.token()) : null;
    }

    /** Nothing counts as zero. */
    static long number(Value state) {
        return state instanceof Value.Int number ? number.number() : 0;
    }
}
