package dev.anachron.client;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client remembers between operations. */
public final class Session {
    private final List<NodeId> reachable;
    private @Nullable NodeId leader;
    private @Nullable NodeId lastAsked;
    private Version lastSeen = Version.NONE;

    Session(List<NodeId> reachable) {
        this.reachable = reachable;
    }

    /** The nodes this client can talk to, in the scenario's order. */
    public List<NodeId> reachable() {
        return reachable;
    }

    /** Who was last said, or seen, to be leader, if this client can reach it. */
    public @Nullable NodeId leader() {
        return leader;
    }

    /** The node asked last. */
    public @Nullable NodeId lastAsked() {
        return lastAsked;
    }

    /** The latest position that any answer came from. */
    public Version lastSeen() {
        return lastSeen;
    }

    /** The node after {@code node} in the order of the scenario, round the ring. */
    public NodeId after(NodeId node) {
        return reachable.get((reachable.indexOf(node) + 1) % reachable.size());
    }

    void asked(NodeId node) {
        lastAsked = node;
    }

    void leaderIs(@Nullable NodeId node) {
        leader = node != null && reachable.contains(node) ? node : null;
    }

    void saw(Version position) {
        lastSeen = lastSeen.max(position);
    }
}
