package dev.anachron.base;

/**
 * Something with content that is said once, in {@link #describe}, and then read by all who need it: the
 * transcript as words, the run's fingerprint as numbers. What is not described is in neither.
 */
public interface Described {
    /** Says the content, in the order in which a reader wants it. */
    void describe(Description to);

    /** The content as one line: {@code RequestVote term=3 last=7@2}. */
    default String text() {
        return Wording.of(this);
    }

    /**
     * The same for a fingerprint; an object that is digested often may give one of its own that it made
     * once, by {@link Digest#of}.
     */
    default void mixInto(Digest to) {
        describe(to);
    }
}
