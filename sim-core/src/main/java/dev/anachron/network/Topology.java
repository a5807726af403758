package dev.anachron.network;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;

import java.util.Map;

/**
 * Which link has which latency.
 *
 * @param standard what a link takes that has no latency of its own
 * @param links latencies of single links, by direction
 * @param fifo whether a link delivers in the order of sending
 */
public record Topology(Latency standard, Map<Link, Latency> links, boolean fifo) {
    /** One direction between two parties. */
    public record Link(NodeId from, NodeId to) {
        @Override
        public String toString() {
            return from + "→" + to;
        }
    }

    public Latency latency(Link link) {
        return links.getOrDefault(link, standard);
    }
}
