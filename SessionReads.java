package dev.anachron.page;

import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import java.util.Map;
import java.util.TreeMap;

/** Counts the reads that are older than what their own client knew. */
final class SessionReads {
    private SessionReads() {}

    /** Reads behind the client's own writes, or else behind its own earlier reads. */
    static Answer.Tally goneBack(History history, boolean ownWrites) {
        Map<String, Version> known = new TreeMap<>();
        long reads = 0;
        long back = 0;
        for (Operation operation : history.operations()) {
            if (!versionKnown(operation)) {
                continue;
            }
            String view = operation.client() + " " + operation.command().key();
            Version before = known.getOrDefault(view, Version.NONE);
            if (operation.isRead()) {
                reads++;
                back += operation.version().compareTo(before) < 0 ? 1 : 0;
            }
            boolean refused = operation.value().equals(Value.of(false));
            if (ownWrites ? !operation.isRead() && !refused : operation.isRead()) {
                known.put(view, before.max(operation.version()));
            }
        }
        return new Answer.Tally(reads, back, 0);
    }

    /** The newest version of an object that a client had read, or also written, before. */
    static Version knownBefore(History history, Operation read, boolean ownWrites) {
        return history.operations().stream()
                .filter(o -> o.id() < read.id() && versionKnown(o))
                .filter(o -> o.client().equals(read.client())
                        && o.command().key().equals(read.command().key()))
                .filter(o -> ownWrites ? !o.isRead() : o.isRead())
                .map(Operation::version)
                .reduce(Version.NONE, Version::max);
    }

    private static boolean versionKnown(Operation operation) {
        return operation.ok()
                && (!operation.version().equals(Version.NONE)
                        || (operation.isRead() && operation.value().equals(Value.NIL)));
    }
}
