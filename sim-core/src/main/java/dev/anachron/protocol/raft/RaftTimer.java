package dev.anachron.protocol.raft;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Request;
import dev.anachron.spi.Timer;

/** What a Raft server waits for. */
sealed interface RaftTimer extends Timer {
    /** No leader was heard for an election timeout. There is one at a time; setting it anew resets it. */
    record ElectionTimeout() implements RaftTimer {
        static final ElectionTimeout ONLY = new ElectionTimeout();

        @Override
        public void describe(Description to) {
            to.word("ElectionTimeout");
        }
    }

    /** A leader looks whether a majority has heard it lately (dissertation, section 6.2). */
    record CheckQuorum(long term) implements RaftTimer {
        @Override
        public void describe(Description to) {
            to.word("CheckQuorum").put("term", term);
        }
    }

    /** A leader takes commands again if the other was not elected (dissertation, section 3.10). */
    record GiveUpTransfer(long term) implements RaftTimer {
        @Override
        public void describe(Description to) {
            to.word("GiveUpTransfer").put("term", term);
        }
    }

    /** What was acknowledged before it was saved is saved now: {@link Bug#ACKNOWLEDGE_BEFORE_SAVING}. */
    record WriteBehind() implements RaftTimer {
        static final WriteBehind ONLY = new WriteBehind();

        @Override
        public void describe(Description to) {
            to.word("WriteBehind");
        }
    }

    /** A leader's next heartbeat. */
    record Heartbeat(long term) implements RaftTimer {
        @Override
        public void describe(Description to) {
            to.word("Heartbeat").put("term", term);
        }
    }

    /** A server that is still behind says so to a session that waits ({@code session-wait}). */
    record StopWaiting(NodeId client, long serial, long attempt) implements RaftTimer {
        boolean isFor(Request request) {
            return request.client().equals(client)
                    && request.serial() == serial
                    && request.attempt() == attempt;
        }

        @Override
        public void describe(Description to) {
            to.word("StopWaiting").operation(client, serial).put("attempt", attempt);
        }
    }

    /** A batch of lease reads is to be answered. */
    record AnswerReads(long term) implements RaftTimer {
        @Override
        public void describe(Description to) {
            to.word("AnswerReads").put("term", term);
        }
    }
}
