package dev.anachron.protocol.raft;

import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import dev.anachron.spi.Message;

import java.util.ArrayList;
import java.util.List;

/** What Raft servers say to each other (Figure 2). */
sealed interface RaftMessage extends Message {
    /** The sender's current term. */
    long term();

    /** A candidate asks for a vote; {@code last} is the last entry of its log. */
    record RequestVote(long term, Version last) implements RaftMessage {
        @Override
        public Message forged(RandomStream random) {
            long further = last.position() + random.between(1, 9);
            return new RequestVote(term, new Version(last.epoch(), further));
        }

        @Override
        public void describe(Description to) {
            to.word("RequestVote").put("term", term).put("last", last);
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
     * A leader replicates entries, or only makes itself heard.
     *
     * @param previous the entry before the first of {@code entries}
     * @param leaderCommit the leader's commit index
     * @param round the leader's count of broadcasts; the answer repeats it (dissertation, section 6.4)
     */
    record AppendEntries(
            long term, Version previous, List<LogEntry> entries, long leaderCommit, long round)
            implements RaftMessage {
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
                    return new AppendEntries(term, previous, others, leaderCommit, round);
                }
            }
            long further = leaderCommit + random.between(1, 9);
            return new AppendEntries(term, previous, entries, further, round);
        }

        @Override
        public void describe(Description to) {
            to.word("AppendEntries").put("term", term).put("prev", previous);
            to.list(entries).put("commit", leaderCommit).put("round", round);
        }
    }

    /**
     * The answer to it.
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
