package dev.anachron.network;

import org.jspecify.annotations.Nullable;

/**
 * One cause of trouble on links. Rules form a chain: a message goes through them in the order in which
 * they were installed, each finding it as the ones before have left it.
 */
public interface LinkRule {
    /** What the rule does to the message; null when it leaves it alone. */
    @Nullable
    Fate decide(Envelope envelope);
}
