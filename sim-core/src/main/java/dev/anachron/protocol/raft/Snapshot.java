package dev.anachron.protocol.raft;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot: what executing the log up to an entry has come to (section 7). It holds the sessions,
 * too: without them a retry would be executed again (section 8).
 *
 * @param last the last entry it stands for
 * @param members the configuration after that entry
 * @param state the state machine after that entry; nobody changes it
 */
record Snapshot(Version last, List<NodeId> members, Replica.State state) implements Described {
    /** The same with another value in one object; null when there is none. */
    @Nullable
    Snapshot forged(RandomStream random) {
        return state.store().size() == 0
                ? null
                : new Snapshot(
                        last,
                        members,
                        Replica.State.of(state.store().forged(random), state.sessions()));
    }

    @Override
    public void describe(Description to) {
        to.put("last", last)
                .put("members", LogEntry.Configuration.text(members))
                .value(state);
    }
}
