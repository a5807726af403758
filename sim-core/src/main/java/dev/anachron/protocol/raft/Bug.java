package dev.anachron.protocol.raft;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Rules of the paper that a scenario may switch off, to show what they are for. */
enum Bug {
    /** Commits entries of earlier terms by counting replicas (section 5.4.2, Figure 8). */
    COMMIT_OLD_TERM,
    /** Votes for candidates whose log is behind (section 5.4.1). */
    VOTE_WITHOUT_LOG_CHECK,
    /** Does not save its vote before it answers (section 5.1, Figure 2). */
    FORGET_VOTE,
    /** Takes the leader's commit index for its own log's, unverified (Figure 2, AppendEntries 5). */
    COMMIT_UNVERIFIED,
    /** Removes entries on any AppendEntries, not only on a conflict (Figure 2, AppendEntries 3). */
    TRUNCATE_ALWAYS,
    /** Accepts AppendEntries of an old term (Figure 2, AppendEntries 1). */
    ACCEPT_STALE_TERM,
    /** Serves read-index and lease reads before an entry of its own term is committed (section 8). */
    READ_BEFORE_OWN_COMMIT,
    /** Refuses an old leader's message with its round, which may be a round yet to come (6.4). */
    ACKNOWLEDGE_STALE_ROUND,
    /** Executes a retried command again (section 8). */
    NO_SESSIONS;

    /** As scenarios write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Bug> of(Iterable<String> names) {
        EnumSet<Bug> bugs = EnumSet.noneOf(Bug.class);
        for (String name : names) {
            bugs.add(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return bugs;
    }
}
