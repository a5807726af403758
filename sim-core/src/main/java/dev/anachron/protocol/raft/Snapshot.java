package dev.anachron.protocol.raft;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;

import java.util.List;

/**
 * A snapshot: what executing the log up to an entry has come to (section 7). It holds the sessions,
 * too: without them a retry would be executed again (section 8).
 *
 * @param last the last entry it stands for
 * @param members the configuration after that entry
 * @param state the state machine after that entry; nobody changes it
 */
record Snapshot(Version last, List<NodeId> members, Replica.State state) implements Described {
    @Override
    public void describe(Description to) {
        to.put("last", last)
                .put("members", LogEntry.Configuration.text(members))
                .value(state);
    }
}
