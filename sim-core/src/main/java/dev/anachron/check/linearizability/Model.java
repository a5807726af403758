package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;

import org.jspecify.annotations.Nullable;

/** What one object would do if there were a single copy of it and nothing happened at once. Pure. */
public interface Model {
    /** The state before every operation. */
    Value initial();

    /**
     * The state after the command.
     *
     * @param result what the client was told; null when it was told nothing
     * @return null when the object in this state could not have answered so
     */
    @Nullable
    Value step(Value state, Command command, @Nullable Value result);
}
