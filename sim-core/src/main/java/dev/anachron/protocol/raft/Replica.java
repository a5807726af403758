package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The replicated state machine of one server: the store and, part of the replicated state like it,
 * the clients' sessions, which make a retried command take effect once (section 8).
 */
final class Replica {
    /** The last command of a client and its result. Sessions never expire here. */
    static final class Session {
        private long serial;
        private Value value = Value.NIL;
        private Version version = Version.NONE;

        long serial() {
            return serial;
        }

        Value value() {
            return value;
        }

        Version version() {
            return version;
        }
    }

    /** What executing an entry came to: its result, and whether it changed anything. */
    record Applied(Session session, boolean effective) {}

    private final Store store = new Store();
    private final Map<NodeId, Session> sessions = new LinkedHashMap<>();
    private final boolean recogniseRetries;
    private Version applied = Version.NONE;

    Replica(boolean recogniseRetries) {
        this.recogniseRetries = recogniseRetries;
    }

    /** The last entry executed. */
    Version applied() {
        return applied;
    }

    Store.Cell read(String key) {
        return store.read(key);
    }

    @Nullable
    Session session(NodeId client) {
        return sessions.get(client);
    }

    void skip(LogEntry entry) {
        applied = entry.version();
    }

    Applied apply(LogEntry entry, LogEntry.ClientCommand content) {
        applied = entry.version();
        Session session = sessions.computeIfAbsent(content.client(), client -> new Session());
        if (recogniseRetries && content.serial() <= session.serial) {
            return new Applied(session, false);
        }
        Store.Executed executed = store.apply(content.command(), entry.version());
        session.serial = content.serial();
        session.value = executed.value();
        session.version = executed.cell().version();
        return new Applied(session, session.version.equals(entry.version()));
    }
}
