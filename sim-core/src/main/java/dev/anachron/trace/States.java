package dev.anachron.trace;

import dev.anachron.base.NodeId;
import dev.anachron.spi.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What nodes were like as a run went on, by their own account: every change of a field, in order of time.
 *
 * @param changes of roles and fields
 * @param leases begun, extended and ended before their time
 */
public record States(List<Change> changes, List<Leased> leases) {
    /** Nobody looked. */
    public static final States NONE = new States(List.of(), List.of());

    /** By this name a node's role is a field, too. */
    public static final String ROLE = "role";

    /** A node that believes that it orders writes has this field. */
    public static final String LEADS = "leads";

    /**
     * A field has another value from now on.
     *
     * @param value null when there is no such field any more
     */
    public record Change(
            long atNanos,
            NodeId node,
            String field,
            @Nullable String value) {}

    /**
     * A lease has another end from now on.
     *
     * @param lease null when the node no longer has it
     */
    public record Leased(long atNanos, NodeId node, String name, NodeState.@Nullable Lease lease) {}

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
