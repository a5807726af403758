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
    record Session(long serial, Value value, Version version) {}

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
        Session last = sessions.get(content.client());
        if (recogniseRetries && last != null && content.serial() <= last.serial()) {
            return new Applied(last, false);
        }
        Value value = store.apply(content.command(), entry.version());
        Store.Cell cell = store.read(content.command().key());
        Session session = new Session(content.serial(), value, cell.version());
        sessions.put(content.client(), session);
        return new Applied(session, cell.version().equals(entry.version()));
    }
}
