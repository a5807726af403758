package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node's log has come to: the store, and each client's last command, so that a retry is one. */
final class State {
    private final Store store = new Store();
    private final Map<NodeId, Session> sessions = new LinkedHashMap<>();
    private Version applied = Version.NONE;

    /** The last command of a client and its result. */
    record Session(long serial, Value value, Version version) {}

    /** The state after the entries of a log up to a position. */
    static State after(Log log, long position) {
        State state = new State();
        for (long i = 1; i <= position; i++) {
            state.apply(log.get(i));
        }
        return state;
    }

    /** The last entry applied. */
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

    /** Returns whether it changed anything. */
    boolean apply(Entry entry) {
        applied = entry.version();
        if (!(entry.content() instanceof Entry.Change change)) {
            return false;
        }
        Session before = sessions.get(change.client());
        if (before != null && change.serial() <= before.serial()) {
            return false;
        }
        Store.Executed executed = store.apply(change.command(), entry.version());
        Version version = executed.cell().version();
        sessions.put(change.client(), new Session(change.serial(), executed.value(), version));
        return version.equals(entry.version());
    }
}
