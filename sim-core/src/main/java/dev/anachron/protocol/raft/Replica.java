package dev.anachron.protocol.raft;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.Digest;
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

        private Session copy() {
            Session copy = new Session();
            copy.serial = serial;
            copy.value = value;
            copy.version = version;
            return copy;
        }

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

    /**
     * The state machine as it stood once: never changed, only copied.
     *
     * @param fingerprint of the rest, made once
     */
    record State(Store store, Map<NodeId, Session> sessions, long fingerprint)
            implements Described {
        static State of(Store store, Map<NodeId, Session> sessions) {
            return new State(store, sessions, Digest.of(to -> {
                to.value(store);
                sessions.forEach((client, session) -> to.operation(client, session.serial)
                        .value(session.value)
                        .value(session.version));
            }));
        }

        @Override
        public void describe(Description to) {
            to.put("objects", store.size()).put("sessions", sessions.size());
            to.put("state", Long.toHexString(fingerprint));
        }
    }

    private final boolean recogniseRetries;
    private Store store = new Store();
    private Map<NodeId, Session> sessions = new LinkedHashMap<>();
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

    /** The state as it is now. */
    State state(boolean withSessions) {
        Map<NodeId, Session> kept = withSessions ? copy(sessions) : new LinkedHashMap<>();
        return State.of(store.copy(), kept);
    }

    /** The state is now the snapshot's. */
    void restore(Snapshot snapshot) {
        store = snapshot.state().store().copy();
        sessions = copy(snapshot.state().sessions());
        applied = snapshot.last();
    }

    private static Map<NodeId, Session> copy(Map<NodeId, Session> sessions) {
        Map<NodeId, Session> copy = new LinkedHashMap<>();
        sessions.forEach((client, session) -> copy.put(client, session.copy()));
        return copy;
    }
}
