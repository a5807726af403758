package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Description;
import dev.anachron.spi.Durable;

/** What a node keeps on its disk. A kept {@link Entry} was put at the end of the log. */
sealed interface Kept extends Durable permits Entry, Kept.Truncated, Kept.View {
    /** The log was cut off before this position. */
    record Truncated(long from) implements Kept {
        @Override
        public void describe(Description to) {
            to.word("log cut off before").value(from);
        }
    }

    /** The latest epoch that the node knows of or promised to, and whether it is the primary there. */
    record View(long epoch, boolean primary) implements Kept {
        @Override
        public void describe(Description to) {
            to.put("epoch", epoch).word(primary ? "primary" : "backup");
        }
    }
}
