package dev.anachron.workload;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;

/** What one client asks for, one command after the other. A new object for each client and run. */
public interface Workload {
    /** The next command; all chance comes from {@code random}, the client's own stream. */
    Command next(RandomStream random);

    /**
     * What follows when such a command has ended: nothing, unless a command is the beginning of
     * something longer.
     */
    default Step after(Answer answer) {
        return Step.REST;
    }

    /** Whether it asks for commands that look and write in one step. */
    default boolean conditional() {
        return false;
    }
}
