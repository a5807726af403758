package dev.anachron.protocol.raft;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Durable;

import org.jspecify.annotations.Nullable;

/**
 * Figure 2, "Persistent state on all servers: updated on stable storage before responding to RPCs".
 * A saved {@link LogEntry} was put at the end of {@code log[]}.
 */
sealed interface RaftDurable extends Durable
        permits LogEntry, RaftDurable.Vote, RaftDurable.Truncated, RaftDurable.Snapshotted {
    /** {@code currentTerm} and {@code votedFor}. */
    record Vote(long term, @Nullable NodeId votedFor) implements RaftDurable {
        @Override
        public void describe(Description to) {
            to.put("term", term).put("votedFor", votedFor == null ? "nobody" : votedFor.name());
        }
    }

    /** A snapshot took the place of what {@code log[]} said up to its last entry (section 7). */
    record Snapshotted(Snapshot snapshot) implements RaftDurable {
        @Override
        public void describe(Description to) {
            to.word("snapshot").value(snapshot);
        }
    }

    /** {@code log[]} was cut off before this index. */
    record Truncated(long fromIndex) implements RaftDurable {
        @Override
        public void describe(Description to) {
            to.word("log cut off before").value(fromIndex);
        }
    }
}
