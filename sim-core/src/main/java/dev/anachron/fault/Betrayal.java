package dev.anachron.fault;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Message;

/**
 * What a traitor makes of a message that its own code, which is honest and knows of nothing, sends. Its
 * state, its disk and what it hears stay as they are.
 */
public interface Betrayal {
    void sends(NodeId to, Message message, Voice voice);

    /** How the traitor speaks to the receiver: not at all, once, or more often. */
    interface Voice {
        /** Sends this, on its way so much longer than its link takes. */
        void say(Message message, long laterNanos);

        void count(String effect);
    }
}
