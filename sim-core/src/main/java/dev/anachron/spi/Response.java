package dev.anachron.spi;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;

import org.jspecify.annotations.Nullable;

/** A node's answer to a {@link Request}. */
public sealed interface Response extends Message {
    /** The serial number of the request it answers. */
    long serial();

    /** The attempt it answers. */
    long attempt();

    /**
     * Done.
     *
     * @param value the result
     * @param version the write that made the value a read returned, or that this write is
     * @param position how far the answering replica had applied: what a session remembers
     * @param context which versions of the object its client knows from now on
     */
    record Done(
            long serial,
            long attempt,
            Value value,
            Version version,
            Version position,
            VersionVector context)
            implements Response {
        /** Where versions have an order: nobody needs to say which ones they know. */
        public Done(long serial, long attempt, Value value, Version version, Version position) {
            this(serial, attempt, value, version, position, VersionVector.NONE);
        }

        /** The same, its client knowing those versions. */
        public Done knowing(VersionVector versions) {
            return new Done(serial, attempt, value, version, position, versions);
        }

        @Override
        public Message forged(RandomStream random) {
            return new Done(serial, attempt, value.forged(random), version, position, context);
        }

        @Override
        public void describe(Description to) {
            to.word("Done").serial(serial).value(value);
            to.word("from").value(version).word("at").value(position);
            if (!context.isNone()) {
                to.word("knowing").value(context);
            }
            retry(attempt, to);
        }
    }

    /** Not done here, certainly without effect: ask {@code leader}, when it is known. */
    record Redirect(long serial, long attempt, @Nullable NodeId leader) implements Response {
        @Override
        public void describe(Description to) {
            to.word("Redirect").serial(serial).word("to");
            to.value(leader == null ? "unknown" : leader.name());
            retry(attempt, to);
        }
    }

    /** Not done here, certainly without effect: this replica has not applied enough yet. */
    record Behind(long serial, long attempt, Version position) implements Response {
        @Override
        public void describe(Description to) {
            to.word("Behind").serial(serial).word("at").value(position);
            retry(attempt, to);
        }
    }

    /** Not done here, certainly without effect: what the session has seen was lost with its epoch. */
    record Lost(long serial, long attempt, Version token) implements Response {
        @Override
        public void describe(Description to) {
            to.word("Lost").serial(serial).value(token);
            retry(attempt, to);
        }
    }

    /** Not done yet, so far without effect: worth another try later. */
    record Busy(long serial, long attempt, Described why) implements Response {
        @Override
        public void describe(Description to) {
            to.word("Busy").serial(serial).value(why);
            retry(attempt, to);
        }
    }

    /** Not done, certainly without effect, and trying again is useless. */
    record Refused(long serial, long attempt, Described why) implements Response {
        @Override
        public void describe(Description to) {
            to.word("Refused").serial(serial).value(why);
            retry(attempt, to);
        }
    }

    private static void retry(long attempt, Description to) {
        if (attempt > 1) {
            to.word("attempt").value(attempt);
        }
    }
}
