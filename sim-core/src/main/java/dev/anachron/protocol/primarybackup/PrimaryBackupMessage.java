package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import dev.anachron.spi.Message;

import java.util.ArrayList;
import java.util.List;

/** What the nodes of a primary-backup store say to each other. */
sealed interface PrimaryBackupMessage extends Message {
    /** The epoch that it is about. */
    long epoch();

    // A primary and its backups

    /**
     * Primary to backup: the log goes on like this; without entries, a heartbeat.
     *
     * @param previous the entry before the first of {@code entries}
     * @param done up to where clients may be told that their changes are done
     * @param sentNanos by the primary's clock; the answer repeats it
     */
    record Replicate(long epoch, Version previous, List<Entry> entries, long done, long sentNanos)
            implements PrimaryBackupMessage {
        long lastPosition() {
            return previous.position() + entries.size();
        }

        @Override
        public Message forged(RandomStream random) {
            List<Entry> others = new ArrayList<>(entries);
            for (int i = 0; i < others.size(); i++) {
                Entry forged = others.get(i).forged(random);
                if (forged != null) {
                    others.set(i, forged);
                    return new Replicate(epoch, previous, others, done, sentNanos);
                }
            }
            return new Replicate(epoch, previous, entries, done + random.between(1, 9), sentNanos);
        }

        @Override
        public void describe(Description to) {
            to.word("Replicate").put("epoch", epoch).put("prev", previous);
            to.list(entries).put("done", done);
        }
    }

    /** Backup to primary: I have your log up to here. */
    record Acknowledge(long epoch, long upTo, long sentNanos) implements PrimaryBackupMessage {
        @Override
        public Message forged(RandomStream random) {
            return new Acknowledge(epoch, upTo + random.between(1, 9), sentNanos);
        }

        @Override
        public void describe(Description to) {
            to.word("Acknowledge").put("epoch", epoch).put("up-to", upTo);
        }
    }

    /** Backup to primary: I lack what comes before that, send me your log from here on. */
    record Missing(long epoch, long from) implements PrimaryBackupMessage {
        @Override
        public void describe(Description to) {
            to.word("Missing").put("epoch", epoch).put("from", from);
        }
    }

    /** To a primary, or to who wants to be one: a higher epoch than yours has begun. */
    record Superseded(long epoch) implements PrimaryBackupMessage {
        @Override
        public void describe(Description to) {
            to.word("Superseded").put("epoch", epoch);
        }
    }

    // A change of primary

    /** A primary that goes to its successor: you have all that I have; begin the next epoch. */
    record TakeOver(long epoch) implements PrimaryBackupMessage {
        @Override
        public void describe(Description to) {
            to.word("TakeOver").put("epoch", epoch);
        }
    }

    /**
     * Candidate to all: I hear no primary; let this epoch begin.
     *
     * @param planned whether the primary itself wants it, so that it does not matter who hears it
     */
    record Propose(long epoch, boolean planned) implements PrimaryBackupMessage {
        @Override
        public void describe(Description to) {
            to.word("Propose").put("epoch", epoch);
            if (planned) {
                to.word("(planned)");
            }
        }
    }

    /** To the candidate: nor do I. I follow no earlier epoch from now on, and my log ends here. */
    record Promise(long epoch, Version last) implements PrimaryBackupMessage {
        @Override
        public Message forged(RandomStream random) {
            return new Promise(
                    epoch, new Version(last.epoch(), last.position() + random.between(1, 9)));
        }

        @Override
        public void describe(Description to) {
            to.word("Promise").put("epoch", epoch).put("last", last);
        }
    }

    /** Candidate to the node whose log goes furthest: be the primary of this epoch. */
    record Promote(long epoch) implements PrimaryBackupMessage {
        @Override
        public void describe(Description to) {
            to.word("Promote").put("epoch", epoch);
        }
    }
}
