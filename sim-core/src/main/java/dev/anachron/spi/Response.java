package dev.anachron.spi;

import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

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
     */
    record Done(long serial, long attempt, Value value, Version version, Version position)
            implements Response {
        @Override
        public String text() {
            return "Done #" + serial + " " + value.text() + " from " + version + " at " + position;
        }
    }

    /** Not done here, certainly without effect: ask {@code leader}, when it is known. */
    record Redirect(long serial, long attempt, @Nullable NodeId leader) implements Response {
        @Override
        public String text() {
            return "Redirect #" + serial + " to " + (leader == null ? "unknown" : leader);
        }
    }

    /** Not done here, certainly without effect: this replica has not applied enough yet. */
    record Behind(long serial, long attempt, Version position) implements Response {
        @Override
        public String text() {
            return "Behind #" + serial + " at " + position;
        }
    }
}
