package dev.anachron.network;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Message;

/**
 * A message on its way.
 *
 * @param id unique in the run, in the order of sending
 * @param from the sender
 * @param to the receiver
 * @param message the content
 * @param sentNanos when it left
 */
public record Envelope(long id, NodeId from, NodeId to, Message message, long sentNanos) {}
