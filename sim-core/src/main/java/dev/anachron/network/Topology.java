package dev.anachron.network;

import static java.util.Collections.emptyMap;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which link takes how long.
 *
 * @param standard what a link takes that has no latency of its own
 * @param links latencies of single links, by direction
 * @param fifo whether a link delivers in the order of sending
 * @param types what messages of a type take, on whichever link
 * @param linkTypes the same for messages of a type on a single link, which comes first
 */
public record Topology(
        Latency standard,
        Map<Link, Latency> links,
        boolean fifo,
        Map<String, Latency> types,
        Map<Link, Map<String, Latency>> linkTypes) {
    /** One direction between two parties. */
    public record Link(NodeId from, NodeId to) {
        /** The other direction. */
        public Link reversed() {
            return new Link(to, from);
        }

        @Override
        public String toString() {
            return from + "→" + to;
        }
    }

    /** Without latencies of message types. */
    public Topology(Latency standard, Map<Link, Latency> links, boolean fifo) {
        this(standard, links, fifo, emptyMap(), emptyMap());
    }

    /** Every link from one of the first to one of the others. */
    public static List<Link> links(List<NodeId> from, List<NodeId> to) {
        List<Link> links = new ArrayList<>();
        for (NodeId sender : from) {
            for (NodeId receiver : to) {
                links.add(new Link(sender, receiver));
            }
        }
        return links;
    }

    public Latency latency(Link link) {
        return links.getOrDefault(link, standard);
    }

    /** What messages of a type take on this link that do not take what the link takes. */
    public Map<String, Latency> types(Link link) {
        return linkTypes.containsKey(link) ? linkTypes.get(link) : types;
    }
}
