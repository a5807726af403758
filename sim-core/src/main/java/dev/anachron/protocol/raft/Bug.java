package dev.anachron.protocol.raft;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Rules of the paper that a scenario may switch off, to show what they are for. */
public enum Bug {
    COMMIT_OLD_TERM(
            "Commits entries of earlier terms by counting replicas (section 5.4.2, Figure 8).",
            "the dissertation, section 3.6.2"),
    VOTE_WITHOUT_LOG_CHECK("Votes for candidates whose log is behind (section 5.4.1).", ""),
    FORGET_VOTE(
            "Does not save its vote before it answers (section 5.1, Figure 2).", "cornerstone #65"),
    FORGET_VOTE_ON_HEARING_LEADER(
            "Forgets its vote when it hears of the term's leader, and votes again (section 5.2).",
            "microsoft/CCF #8094, Camunda #5356"),
    COUNT_REPEATED_VOTES(
            "Counts a repeated grant as another vote (section 5.2).",
            "butaneprotocol/oracles PR 18"),
    COUNT_STALE_VOTES("Counts grants that were given in an earlier term (section 5.2).", ""),
    HALF_IS_A_MAJORITY(
            "Thinks half the cluster a majority (section 5.2), as ceil(n/2) says of even n.", ""),
    RESET_TIMER_ON_ANY_REQUEST(
            "Starts its election timer anew on any RequestVote, granted or not (section 5.2).", ""),
    COMMIT_UNVERIFIED(
            "Takes the leader's commit index for its own log's, unverified (Figure 2, AppendEntries 5).",
            "atomix/copycat #265, scylladb #9965, rabbitmq/ra #508"),
    SKIP_CONSISTENCY_CHECK(
            "Accepts entries whatever stands before them (Figure 2, AppendEntries 2).", ""),
    TRUNCATE_ALWAYS(
            "Removes entries on any AppendEntries, not only on a conflict (Figure 2, AppendEntries 3).",
            ""),
    ACCEPT_STALE_TERM("Accepts AppendEntries of an old term (Figure 2, AppendEntries 1).", ""),
    READ_BEFORE_OWN_COMMIT(
            "Serves read-index and lease reads before an entry of its own term is committed (section 8).",
            "etcd #7331, redisraft PR 22"),
    ACKNOWLEDGE_STALE_ROUND(
            "Refuses an old leader's message with its round, which may be a round yet to come (6.4).",
            ""),
    ACKNOWLEDGE_ANY_ROUND(
            "Takes any answer of a follower for the acknowledgement of the latest round (6.4).",
            "etcd #20418"),
    LEASE_FROM_ANSWER(
            "Counts its lease from the answers to the heartbeats, not from their sending (6.4.1).",
            "sofa-jraft #34, tikv #964"),
    ACKNOWLEDGE_BEFORE_SAVING(
            "Answers before its log is on stable storage, and writes later (Figure 2, State).",
            "NATS 2.12.1"),
    INSTALL_OLD_SNAPSHOT(
            "Installs a snapshot of less than it has applied already (section 7, Figure 13).", ""),
    KEEP_CONFLICTING_LOG(
            "Keeps its log although its entry in the snapshot's last place is another (Figure 13, step 6).",
            "hashicorp/raft #704, etcd #10358"),
    DISCARD_NEWER_ENTRIES(
            "With a snapshot discards the entries that follow it, too (Figure 13, step 6).",
            "camunda #6092"),
    SNAPSHOT_WITHOUT_SESSIONS(
            "Takes snapshots without the clients' sessions (section 8).", "openraft #2096"),
    PURGED_IS_CONFLICT(
            "Takes an entry that only its snapshot still has for a conflict (section 7).",
            "openraft #511"),
    SNAPSHOT_WITHOUT_MEMBERS(
            "Takes snapshots with the first configuration instead of the latest (dissertation, 4.1).",
            "openraft #1808"),
    CHANGE_BEFORE_OWN_COMMIT(
            "Changes the members before an entry of its own term is committed (4.1, as corrected).",
            "raft-dev 2015, copycat #23, braft #182, openraft #2051"),
    CHECK_QUORUM_BY_TICKS(
            "Counts ticks of its loop, and not time, until it looks for its majority; a loop that waits for"
                    + " its disk does not tick (dissertation, 6.2).",
            "etcd #13527"),
    TRANSFER_KEEPS_LEASE(
            "Serves reads under its lease while it hands over leadership (dissertation, 6.4.1).",
            ""),
    LAG_ESTIMATE(
            "Takes 10 ms for each entry that it knows to be missing for the age of its copy; what it has not"
                    + " heard of counts nothing (bounded reads).",
            ""),
    TOKEN_WITHOUT_EPOCH(
            "Compares what a session has seen by its position alone, whatever became of the epoch (session"
                    + " reads).",
            "Azure/azure-sdk-for-python PR 42393"),
    NO_SESSIONS("Executes a retried command again (section 8).", "curvine #676, fluree #1839");

    private final String mistake;
    private final String seen;

    Bug(String mistake, String seen) {
        this.mistake = mistake;
        this.seen = seen;
    }

    /** What a server does that has it, with the section of the paper or of the dissertation. */
    public String mistake() {
        return mistake;
    }

    /** Where it was found in the wild; empty when nobody has told. */
    public String seen() {
        return seen;
    }

    /** As scenarios write it. */
    public String text() {
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
