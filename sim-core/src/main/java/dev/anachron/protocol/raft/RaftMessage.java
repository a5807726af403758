package dev.anachron.protocol.raft;

import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import dev.anachron.spi.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Raft servers say to each other (Figure 2). */
sealed interface RaftMessage extends Message {
    /** The sender's current term. */
    long term();

    /** Later in the same term. */
    private static Version further(Version last, RandomStream random) {
        return new Version(last.epoch(), last.position() + random.between(1, 9));
    }

    /**
     * A candidate asks for a vote.
     *
     * @param last the last entry of its log
     * @param transfer whether the leader itself wanted this election (dissertation, section 4.2.3)
     */
    record RequestVote(long term, Version last, boolean transfer) implements RaftMessage {
        RequestVote(long term, Version last) {
            this(term, last, false);
        }

        @Override
        public Message forged(RandomStream random) {
            return new RequestVote(term, further(last, random), transfer);
        }

        @Override
        public void describe(Description to) {
            to.word("RequestVote").put("term", term).put("last", last);
            if (transfer) {
                to.word("(transfer)");
            }
        }
    }

    /** The answer to it. */
    record VoteReply(long term, boolean granted) implements RaftMessage {
        @Override
        public Message forged(RandomStream random) {
            return new VoteReply(term, !granted);
        }

        @Override
        public void describe(Description to) {
            to.word("VoteReply").put("term", term).word(granted ? "granted" : "refused");
        }
    }

    /**
     * A server asks whether it would be voted for, before it begins a term (dissertation, section 9.6).
     *
     * @param term the term that it would begin
     */
    record PreVote(long term, Version last) implements RaftMessage {
        @Override
        public Message forged(RandomStream random) {
            return new PreVote(term, further(last, random));
        }

        @Override
        public void describe(Description to) {
            to.word("PreVote").put("term", term).put("last", last);
        }
    }

    /** The answer to it: granted in the term that was asked about, or refused in the voter's own. */
    record PreVoteReply(long term, boolean granted) implements RaftMessage {
        @Override
        public Message forged(RandomStream random) {
            return new PreVoteReply(term, !granted);
        }

        @Override
        public void describe(Description to) {
            to.word("PreVoteReply").put("term", term).word(granted ? "granted" : "refused");
        }
    }

    /**
     * A leader replicates entries, or only makes itself heard.
     *
     * @param previous the entry before the first of {@code entries}
     * @param leaderCommit the leader's commit index
     * @param round the leader's count of broadcasts; the answer repeats it (dissertation, section 6.4)
     * @param closedNanos a moment by the leader's wall clock: whatever was committed before it lies
     *     within {@code leaderCommit}; {@link #NOTHING_CLOSED} when the leader does not say
     */
    record AppendEntries(
            long term,
            Version previous,
            List<LogEntry> entries,
            long leaderCommit,
            long round,
            long closedNanos)
            implements RaftMessage {
        static final long NOTHING_CLOSED = Long.MIN_VALUE;

        AppendEntries(
                long term,
                Version previous,
                List<LogEntry> entries,
                long leaderCommit,
                long round) {
            this(term, previous, entries, leaderCommit, round, NOTHING_CLOSED);
        }

        long lastNewIndex() {
            return previous.position() + entries.size();
        }

        @Override
        public Message forged(RandomStream random) {
            List<LogEntry> others = new ArrayList<>(entries);
            for (int i = 0; i < others.size(); i++) {
                LogEntry forged = others.get(i).forged(random);
                if (forged != null) {
                    others.set(i, forged);
                    return new AppendEntries(
                            term, previous, others, leaderCommit, round, closedNanos);
                }
            }
            long further = leaderCommit + random.between(1, 9);
            return new AppendEntries(term, previous, entries, further, round, closedNanos);
        }

        @Override
        public void describe(Description to) {
            to.word("AppendEntries").put("term", term).put("prev", previous);
            to.list(entries).put("commit", leaderCommit).put("round", round);
            if (closedNanos != NOTHING_CLOSED) {
                to.word("closed").instant(closedNanos);
            }
        }
    }

    /** A leader wants the receiver to stand for election at once (dissertation, section 3.10). */
    record TimeoutNow(long term) implements RaftMessage {
        /** Says that another term has begun. */
        @Override
        public Message forged(RandomStream random) {
            return new TimeoutNow(term + random.between(1, 9));
        }

        @Override
        public void describe(Description to) {
            to.word("TimeoutNow").put("term", term);
        }
    }

    /** A leader sends what it no longer has the entries of (section 7, Figure 13). */
    record InstallSnapshot(long term, Snapshot snapshot, long round) implements RaftMessage {
        @Override
        public @Nullable Message forged(RandomStream random) {
            Snapshot forged = snapshot.forged(random);
            return forged == null ? null : new InstallSnapshot(term, forged, round);
        }

        @Override
        public void describe(Description to) {
            to.word("InstallSnapshot").put("term", term).value(snapshot).put("round", round);
        }
    }

    /**
     * The answer to both.
     *
     * @param success whether the follower had the previous entry
     * @param index on success, up to where the logs are known to match; otherwise where the leader is
     *     to try next (section 5.3, at the end)
     * @param round of the message it answers, if that was of the same term; else {@link #NO_ROUND}
     */
    record AppendReply(long term, boolean success, long index, long round) implements RaftMessage {
        /** Rounds count from 1. */
        static final long NO_ROUND = 0;

        @Override
        public Message forged(RandomStream random) {
            return new AppendReply(term, success, index + random.between(1, 9), round);
        }

        @Override
        public void describe(Description to) {
            to.word("AppendReply").put("term", term);
            if (success) {
                to.put("match", index);
            } else {
                to.word("conflict, try").value(index);
            }
            to.put("round", round);
        }
    }
}
