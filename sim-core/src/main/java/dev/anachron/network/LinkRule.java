package dev.anachron.network;

import dev.anachron.base.NodeId;

import org.jspecify.annotations.Nullable;

/**
 * One cause of trouble on links. Rules form a chain: a message goes through them in the order in which
 * they were installed, each finding it as the ones before have left it.
 */
public interface LinkRule {
    /** What the rule does to the message; null when it leaves it alone. */
    @Nullable
    Fate decide(Envelope envelope);

    /** How much of what goes from one to the other it concerns, for those who draw links. */
    default Grip grip(NodeId from, NodeId to) {
        return Grip.NOTHING;
    }

    /** How much of what goes over a link a rule concerns. */
    enum Grip {
        NOTHING,
        /** Some messages, or all in some way that lets them arrive. */
        SOME,
        /** The link carries nothing. */
        CUT
    }
}
