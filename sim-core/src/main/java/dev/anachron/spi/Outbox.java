package dev.anachron.spi;

import dev.anachron.base.NodeId;

/**
 * The only door by which a node acts on the world. The engine applies an outbox after the handler
 * returned: what was saved reaches the disk first, then messages leave and timers start. So a node
 * never says what a crash could make it forget.
 */
public interface Outbox {
    void send(NodeId to, Message message);

    /** Answers a client's request. */
    default void reply(Request request, Response response) {
        send(request.client(), response);
    }

    /** Fires once after this long on the node's own clock; replaces an equal pending timer. */
    void setTimer(Timer timer, long delayNanos);

    /** Forgets a pending timer; nothing happens when there is none. */
    void cancelTimer(Timer timer);

    /** Puts a fact on stable storage before anything else in this outbox takes effect. */
    void save(Durable durable);

    /** Tells the observers of the run, and nobody inside it. */
    void note(Fact fact);
}
