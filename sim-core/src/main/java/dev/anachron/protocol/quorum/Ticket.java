package dev.anachron.protocol.quorum;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Request;

/**
 * Which attempt of which request a coordinator is at work for: answers of replicas name it, so that one to
 * an earlier attempt, or to the coordinator before it crashed, is not counted.
 */
record Ticket(NodeId client, long serial, long attempt) implements Comparable<Ticket> {
    static Ticket of(Request request) {
        return new Ticket(request.client(), request.serial(), request.attempt());
    }

    @Override
    public int compareTo(Ticket other) {
        int byClient = client.compareTo(other.client);
        int bySerial = Long.compare(serial, other.serial);
        return byClient != 0
                ? byClient
                : bySerial != 0 ? bySerial : Long.compare(attempt, other.attempt);
    }
}
