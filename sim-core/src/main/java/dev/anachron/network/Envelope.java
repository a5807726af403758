package dev.anachron.network;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Message;

/**
 * A message on its way.
 *
 * @param id unique in the run, in the order of sending; the copies of a message share it
 * @param from the sender
 * @param to the receiver
 * @param message the content
 * @param atNanos when it left, or left again after it had been held
 * @param copy 0 for what the sender sent, from 1 for what a network made of it
 */
public record Envelope(long id, NodeId from, NodeId to, Message message, long atNanos, int copy) {
    /**
     * The stream from which a rule draws for this message: one for each link, so that traffic elsewhere
     * does not shift the draws of this one, and another one for copies, which would shift those of the
     * originals.
     */
    public RandomStream stream(RandomStream ofRule) {
        return ofRule.child(from + "→" + to + (copy == 0 ? "" : " copy"));
    }

    Envelope copied() {
        return new Envelope(id, from, to, message, atNanos, copy + 1);
    }

    Envelope altered(Message other) {
        return new Envelope(id, from, to, other, atNanos, copy);
    }
}
