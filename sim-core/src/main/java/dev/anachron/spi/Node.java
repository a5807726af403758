package dev.anachron.spi;

import dev.anachron.base.NodeId;

/**
 * A participant of a protocol. Handlers are called one after the other and run to completion: they
 * read their arguments and the {@link NodeContext} given at construction, and act through the
 * {@link Outbox} alone. They never block, start threads, read a clock of the host or keep the
 * outbox. A crash discards the object; a restart makes a new one from what the disk kept.
 */
public interface Node {
    /** Called once, right after construction. */
    void start(Outbox out);

    /** A message, or a client's {@link Request}, has come in. */
    void onMessage(NodeId from, Message message, Outbox out);

    /** A timer that this node set has fired; it may be late. */
    void onTimer(Timer timer, Outbox out);

    /** Whether an operator's instruction would change anything, as things are now. */
    default boolean heeds(Administer instruction) {
        return false;
    }

    /** The state as it is now, for fault targets and reports. */
    NodeState state();
}
