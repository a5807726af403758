package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

import org.jspecify.annotations.Nullable;

/**
 * What a node lets be known about itself, in the words common to replicated logs. Facts change
 * nothing in the simulated world: invariants, charts and the exact measure of staleness read them.
 */
public sealed interface Fact extends Described {
    /** The node took this role in this epoch (term, view). */
    record Role(String role, long epoch) implements Fact {
        @Override
        public void describe(Description to) {
            to.value(role).word("in").value(epoch);
        }
    }

    /** An entry was put at the end of the node's log. */
    record Append(Version entry, Described content) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("append").value(entry).value(content);
        }
    }

    /** All entries from this index on were removed from the node's log. */
    record Truncate(long fromIndex) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("truncate from").value(fromIndex);
        }
    }

    /** The node knows every entry up to this index to be committed. */
    record Commit(long index) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("commit").value(index);
        }
    }

    /**
     * The node's state machine executed an entry; {@code command} is null for entries without one,
     * and {@code effective} is false for a retry that the session table answered.
     */
    record Apply(Version entry, Described content, @Nullable Command command, boolean effective)
            implements Fact {
        @Override
        public void describe(Description to) {
            to.word("apply").value(entry).value(content);
            if (!effective && command != null && !command.readsOnly()) {
                to.word("(no effect)");
            }
        }
    }

    /** After a restart: the node's log as its disk kept it ends at this index. */
    record Recover(long lastIndex) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("recovered up to").value(lastIndex);
        }
    }

    /** What became of a client's hold on a lock, as the lock service sees it. */
    record Lease(String lock, NodeId client, long token, Change change) implements Fact {
        /** A hold begins and ends. */
        public enum Change {
            /** The client is told that it has the lock. */
            GIVEN("given to"),
            /** The client gave it back. */
            RELEASED("released by"),
            /** Its time was over. */
            EXPIRED("lease over for");

            private final String words;

            Change(String words) {
                this.words = words;
            }
        }

        @Override
        public void describe(Description to) {
            to.value(lock).word(change.words).value(client).put("token", token);
        }
    }

    /**
     * A snapshot has taken the place of the node's log up to this entry: its own ({@code installed} is
     * false), or another one that also takes the place of its state, received or read from its disk.
     */
    record Snapshot(Version last, boolean installed) implements Fact {
        @Override
        public void describe(Description to) {
            to.word(installed ? "state is the snapshot of" : "snapshot of").value(last);
        }
    }

    /**
     * A coordinator gave a write its version; where nobody orders writes, this is where one begins.
     *
     * @param value what the object holds in that version; not described, since what the coordinator
     *     sends and saves says it
     */
    record Written(Version version, NodeId client, Command command, Value value) implements Fact {
        @Override
        public void describe(Description to) {
            to.value(command).word("by").value(client).word("is").value(version);
        }
    }

    /** So many replicas have a write as its coordinator wanted: it is committed. */
    record Acknowledged(Version version) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("enough replicas have").value(version);
        }
    }

    /** What became of a version of an object at a node. */
    record Stored(Version version, Holding holding) implements Fact {
        /** It comes, or goes. */
        public enum Holding {
            /** The node holds it from now on, until a newer one comes. */
            TAKEN("keeps"),
            /** The node holds it from now on, beside others that it does not replace. */
            BESIDE("keeps beside others"),
            /** It holds it for another node. */
            HINTED("keeps for another"),
            /** It no longer does, since the other has it or took too long to come back. */
            DISCARDED("discards"),
            /** The node no longer has it: others replaced it, or it was a deletion and is forgotten. */
            DROPPED("drops");

            private final String words;

            Holding(String words) {
                this.words = words;
            }
        }

        @Override
        public void describe(Description to) {
            to.word(holding.words).value(version);
        }
    }

    /**
     * How the node came to answer a read: {@code how} says what a reader of the report needs ("own
     * state, unchecked", "lease until 2.1s by its own clock").
     */
    record Served(NodeId client, long serial, Described how) implements Fact {
        @Override
        public void describe(Description to) {
            to.word("answers").operation(client, serial).word("from").value(how);
        }
    }
}
