package dev.anachron.protocol.raft;

import dev.anachron.protocol.raft.RaftMessage.AppendEntries;

/**
 * What a follower knows of the age of its copy: up to which moment of its leader's wall clock it has
 * applied whatever was committed. CockroachDB calls that a closed timestamp (Taft and others, SIGMOD
 * 2020, section 3.4). Forgotten with a crash, like the copy.
 */
final class Freshness {
    private long closedNanos = AppendEntries.NOTHING_CLOSED;
    private long leaderCommit;

    /** A leader's message was accepted, and everything up to {@code applied} is applied now. */
    void heard(AppendEntries append, long applied) {
        leaderCommit = Math.max(leaderCommit, append.leaderCommit());
        if (applied >= append.leaderCommit()) {
            closedNanos = Math.max(closedNanos, append.closedNanos());
        }
    }

    long closedNanos() {
        return closedNanos;
    }

    /** How many committed entries it has heard of and not applied. */
    long knownLag(long applied) {
        return Math.max(0, leaderCommit - applied);
    }
}
