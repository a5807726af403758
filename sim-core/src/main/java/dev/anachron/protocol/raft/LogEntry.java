package dev.anachron.protocol.raft;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;

/**
 * One entry of the log.
 *
 * @param index its place, from 1
 * @param term the term in which a leader created it
 * @param content what the state machine is to execute
 */
record LogEntry(long index, long term, Content content) {
    /** What an entry holds. */
    sealed interface Content {
        String text();
    }

    /** Nothing: a leader's first entry, by which it learns what is committed (section 8). */
    record NoOp() implements Content {
        @Override
        public String text() {
            return "no-op";
        }
    }

    /** A client's command, with what makes a retry recognisable (section 8). */
    record ClientCommand(NodeId client, long serial, Command command) implements Content {
        @Override
        public String text() {
            return client + "#" + serial + " " + command.text();
        }
    }

    Version version() {
        return new Version(term, index);
    }

    String text() {
        return version() + " " + content.text();
    }
}
