package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Durable;

import org.jspecify.annotations.Nullable;

/** Figure 2, "Persistent state on all servers: updated on stable storage before responding to RPCs". */
sealed interface RaftDurable extends Durable {
    /** {@code currentTerm} and {@code votedFor}. */
    record Vote(long term, @Nullable NodeId votedFor) implements RaftDurable {
        @Override
        public String text() {
            return "term=" + term + " votedFor=" + (votedFor == null ? "nobody" : votedFor);
        }
    }

    /** An entry was put at the end of {@code log[]}. */
    record Appended(LogEntry entry) implements RaftDurable {
        @Override
        public String text() {
            return "log " + entry.text();
        }
    }

    /** {@code log[]} was cut off before this index. */
    record Truncated(long fromIndex) implements RaftDurable {
        @Override
        public String text() {
            return "log cut off before " + fromIndex;
        }
    }
}
