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
    /** Forgets its vote when it hears of the term's leader, and votes again (section 5.2). */
    FORGET_VOTE_ON_HEARING_LEADER,
    /** Counts a repeated grant as another vote (section 5.2). */
    COUNT_REPEATED_VOTES,
    /** Counts grants that were given in an earlier term (section 5.2). */
    COUNT_STALE_VOTES,
    /** Thinks half the cluster a majority (section 5.2), as ceil(n/2) says of even n. */
    HALF_IS_A_MAJORITY,
    /** Starts its election timer anew on any RequestVote, granted or not (section 5.2). */
    RESET_TIMER_ON_ANY_REQUEST,
    /** Takes the leader's commit index for its own log's, unverified (Figure 2, AppendEntries 5). */
    COMMIT_UNVERIFIED,
    /** Accepts entries whatever stands before them (Figure 2, AppendEntries 2). */
    SKIP_CONSISTENCY_CHECK,
    /** Removes entries on any AppendEntries, not only on a conflict (Figure 2, AppendEntries 3). */
    TRUNCATE_ALWAYS,
    /** Accepts AppendEntries of an old term (Figure 2, AppendEntries 1). */
    ACCEPT_STALE_TERM,
    /** Serves read-index and lease reads before an entry of its own term is committed (section 8). */
    READ_BEFORE_OWN_COMMIT,
    /** Refuses an old leader's message with its round, which may be a round yet to come (6.4). */
    ACKNOWLEDGE_STALE_ROUND,
    /** Takes any answer of a follower for the acknowledgement of the latest round (6.4). */
    ACKNOWLEDGE_ANY_ROUND,
    /** Counts its lease from the answers to the heartbeats, not from their sending (6.4.1). */
    LEASE_FROM_ANSWER,
    /** Answers before its log is on stable storage, and writes later (Figure 2, State). */
    ACKNOWLEDGE_BEFORE_SAVING,
    /** Installs a snapshot of less than it has applied already (section 7, Figure 13). */
    INSTALL_OLD_SNAPSHOT,
    /** Keeps its log although its entry in the snapshot's last place is another (Figure 13, step 6). */
    KEEP_CONFLICTING_LOG,
    /** With a snapshot discards the entries that follow it, too (Figure 13, step 6). */
    DISCARD_NEWER_ENTRIES,
    /** Takes snapshots without the clients' sessions (section 8). */
    SNAPSHOT_WITHOUT_SESSIONS,
    /** Takes an entry that only its snapshot still has for a conflict (section 7). */
    PURGED_IS_CONFLICT,
    /** Takes snapshots with the first configuration instead of the latest (dissertation, 4.1). */
    SNAPSHOT_WITHOUT_MEMBERS,
    /** Changes the members before an entry of its own term is committed (4.1, as corrected). */
    CHANGE_BEFORE_OWN_COMMIT,
    /** Serves reads under its lease while it hands over leadership (dissertation, 6.4.1). */
    TRANSFER_KEEPS_LEASE,
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
