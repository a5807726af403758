package dev.anachron.network;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Message;

import java.util.Map;

/** One direction between two parties, with its own random stream. */
public final class Link {
    private final Latency latency;
    private final RandomStream random;
    private final boolean fifo;
    /** Latencies of message types. */
    private final Map<String, Latency> types;

    private long lastArrivalNanos;

    Link(Latency latency, Map<String, Latency> types, RandomStream random, boolean fifo) {
        this.latency = latency;
        this.types = types;
        this.random = random;
        this.fifo = fifo;
    }

    /**
     * Draws how long the next message takes. This happens whatever becomes of the message, so that the
     * link's later draws stay aligned.
     */
    public long drawLatencyNanos(Message message) {
        if (!types.isEmpty()) {
            Latency own = types.get(message.type());
            if (own != null) {
                return own.sampleNanos(random.child(message.type()));
            }
        }
        return latency.sampleNanos(random);
    }

    /** When a message arrives to which nothing happens on its way; in order, if the link keeps order. */
    public long arrivalNanos(long sentNanos, long latencyNanos) {
        long arrivalNanos = SimTime.plus(sentNanos, latencyNanos);
        if (fifo) {
            arrivalNanos = Math.max(arrivalNanos, lastArrivalNanos);
            lastArrivalNanos = arrivalNanos;
        }
        return arrivalNanos;
    }
}
