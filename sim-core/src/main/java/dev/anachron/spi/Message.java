package dev.anachron.spi;

import dev.anachron.base.Described;
import dev.anachron.base.RandomStream;

import org.jspecify.annotations.Nullable;

/**
 * What one party sends another. The messages of one protocol are one sealed interface of records;
 * each describes itself once, its type first: {@code RequestVote term=3 last=7@2}. Transcripts, the
 * trace and the run's fingerprint all come from that.
 */
public interface Message extends Described {
    /** The name by which rules and reports know this kind, for example {@code RequestVote}. */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * The same message with a plausible lie in it, as a corruption makes it that no checksum finds. Null
     * when there is nothing to lie about: such a message is lost instead.
     */
    default @Nullable Message forged(RandomStream random) {
        return null;
    }
}
