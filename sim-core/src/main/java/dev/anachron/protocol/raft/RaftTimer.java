package dev.anachron.protocol.raft;

import dev.anachron.spi.Timer;

/** What a Raft server waits for. */
sealed interface RaftTimer extends Timer {
    /** No leader was heard for an election timeout. There is one at a time; setting it anew resets it. */
    record ElectionTimeout() implements RaftTimer {
        @Override
        public String text() {
            return "ElectionTimeout";
        }
    }

    /** A leader's next heartbeat. */
    record Heartbeat(long term) implements RaftTimer {
        @Override
        public String text() {
            return "Heartbeat term=" + term;
        }
    }

    /** A batch of lease reads is to be answered. */
    record AnswerReads(long term) implements RaftTimer {
        @Override
        public String text() {
            return "AnswerReads term=" + term;
        }
    }
}
