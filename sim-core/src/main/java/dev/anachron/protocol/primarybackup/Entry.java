package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the log that a primary sends its backups.
 *
 * @param version its place, from 1, and the epoch in which a primary made it
 * @param content what it says
 */
record Entry(Version version, Content content) implements Kept {
    /** What an entry holds. */
    sealed interface Content extends Described {}

    /** A client's command, with what makes a retry recognisable. */
    record Change(NodeId client, long serial, Command command) implements Content {
        @Override
        public void describe(Description to) {
            to.operation(client, serial).value(command);
        }
    }

    /**
     * A new primary's first entry: here the timeline forks off (PostgreSQL's end-of-recovery record).
     * What it inherited counts as acknowledged when this is, and not before.
     */
    record EpochBegins() implements Content {
        @Override
        public void describe(Description to) {
            to.word("epoch-begins");
        }
    }

    long position() {
        return version.position();
    }

    /** The same entry with a command that nobody gave; null when there is nothing to lie about. */
    @Nullable
    Entry forged(RandomStream random) {
        if (content instanceof Change honest) {
            Command other = honest.command().forged(random);
            if (other != null) {
                return new Entry(version, new Change(honest.client(), honest.serial(), other));
            }
        }
        return null;
    }

    @Override
    public void describe(Description to) {
        to.value(version).value(content);
    }
}
