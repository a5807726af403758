package dev.anachron.workload;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.NodeState;

import java.util.List;

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

    /** What the client believes to have until a moment of its own clock, as a node's leases. */
    default List<NodeState.Lease> leases() {
        return List.of();
    }

    /** Whether it asks for commands that look and write in one step. */
    default boolean conditional() {
        return false;
    }
}
