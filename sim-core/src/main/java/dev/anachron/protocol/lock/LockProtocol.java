package dev.anachron.protocol.lock;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;

import java.util.List;

/** A lock service with leases and a storage; the first node is the one, the second the other. */
public final class LockProtocol implements Protocol {
    private static final String MONOTONIC = "monotonic";
    private static final String WALL = "wall";
    private static final String NONE = "none";
    private static final String TOKEN = "token";
    private static final String RELEASE_ANY_HOLDER = "release-any-holder";

    private static final List<Setting> SETTINGS = List.of(
            Setting.duration(
                    "lease",
                    "1s",
                    "How long a client has the lock, by the lock service's clock, unless it gives it"
                            + " back before."),
            Setting.choice(
                    "clock",
                    MONOTONIC,
                    List.of(MONOTONIC, WALL),
                    "By which of its clocks the lock service lets leases end; the wall clock may be"
                            + " set (as with Redis, in Kleppmann's account)."),
            Setting.choice(
                    "fencing",
                    TOKEN,
                    List.of(NONE, TOKEN),
                    "Whether the storage refuses writes whose token is older than one it has seen."),
            Setting.flag(
                    "register",
                    "false",
                    "Whether the storage is told of a new token before its holder is."),
            Setting.names(
                    "bugs",
                    List.of(RELEASE_ANY_HOLDER),
                    "Rules to break: release-any-holder frees a lock without a look at the token, so"
                            + " that a late client gives away the lock of another."));

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String summary() {
        return "A lock service with leases (the first node) and the storage that its clients write to"
                + " (the second), with or without fencing tokens (Kleppmann, 2016).";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<String> messageTypes() {
        return List.of("Register", "Registered");
    }

    @Override
    public Node create(NodeContext context) {
        return context.self().equals(service(context.nodes()))
                ? new LockService(context, storage(context.nodes()))
                : new Storage(context, service(context.nodes()));
    }

    @Override
    public NodeId home(Command command, List<NodeId> nodes) {
        return command.locks() ? service(nodes) : storage(nodes);
    }

    @Override
    public boolean keepsLocks() {
        return true;
    }

    @Override
    public String objection(int nodes) {
        return nodes == 2 ? "" : "expected two nodes, the lock service and the storage";
    }

    private static NodeId service(List<NodeId> nodes) {
        return nodes.get(0);
    }

    private static NodeId storage(List<NodeId> nodes) {
        return nodes.get(1);
    }

    /** What the lock service takes the time to be. */
    static long nowNanos(NodeContext context) {
        return goesByWallClock(context)
                ? context.clock().wallNanos()
                : context.clock().nowNanos();
    }

    static boolean goesByWallClock(NodeContext context) {
        return context.settings().choice("clock").equals(WALL);
    }

    static boolean fences(NodeContext context) {
        return context.settings().choice("fencing").equals(TOKEN);
    }

    static boolean releasesAnyHolder(NodeContext context) {
        return context.settings().names("bugs").contains(RELEASE_ANY_HOLDER);
    }
}
