package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;
import dev.anachron.spi.LocalClock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client remembers between operations. */
public final class Session {
    private static final long NEVER = Long.MIN_VALUE;

    private final List<NodeId> reachable;
    private @Nullable NodeId leader;
    private @Nullable NodeId lastAsked;
    private Version lastRead = Version.NONE;
    private Version lastWritten = Version.NONE;
    private final LocalClock clock;
    private long lastWriteNanos = NEVER;
    /** By object, the context of the last answer. */
    private final SortedMap<String, VersionVector> known = new TreeMap<>();

    Session(List<NodeId> reachable, LocalClock clock) {
        this.reachable = reachable;
        this.clock = clock;
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

    /** The latest position that a read was answered from. */
    public Version lastRead() {
        return lastRead;
    }

    /** The latest write of its own that it was told of. */
    public Version lastWritten() {
        return lastWritten;
    }

    /** How long ago that was, by its own clock; for ever if it never wrote. */
    public long sinceWriteNanos() {
        return lastWriteNanos == NEVER ? Long.MAX_VALUE : clock.nowNanos() - lastWriteNanos;
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

    /** Which versions of the object it wants to change it has seen. */
    VersionVector known(Command command) {
        return command.readsOnly()
                ? VersionVector.NONE
                : known.getOrDefault(command.key(), VersionVector.NONE);
    }

    void knows(String key, VersionVector versions) {
        if (!versions.isNone()) {
            known.put(key, versions);
        }
    }

    void read(Version position) {
        lastRead = lastRead.max(position);
    }

    void wrote(Version version) {
        lastWritten = lastWritten.max(version);
        lastWriteNanos = clock.nowNanos();
    }

    /** What it has seen is no more: it begins anew. */
    void forget() {
        lastRead = Version.NONE;
        lastWritten = Version.NONE;
    }
}
