package dev.anachron.spi;

import dev.anachron.base.Digest;

/**
 * What one party sends another. The messages of one protocol are one sealed interface of records;
 * each has its own one-line text, which transcripts, the trace and the digest use.
 */
public interface Message {
    /** The name by which rules and reports know this kind, for example {@code RequestVote}. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** One line without sender and receiver: {@code RequestVote term=3 last=7@2}. */
    String text();

    /** Folds the content; override it where building the text would cost too much. */
    default void digestInto(Digest digest) {
        digest.mix(text());
    }
}
