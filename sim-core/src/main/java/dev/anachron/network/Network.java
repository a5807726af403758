package dev.anachron.network;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links, and the rules that are asked in order what befalls a message; a link's own latency decides
 * when none objects. It knows neither the clock nor the event queue; the engine carries out what it
 * says.
 */
public final class Network {
    private final Topology topology;
    private final RandomStream random;
    private final List<LinkRule> rules = new ArrayList<>();

    /** A rule's decision. */
    public record Objection(Fate fate, LinkRule by) {}

    public Network(Topology topology, RandomStream random) {
        this.topology = topology;
        this.random = random;
    }

    /** Asks this rule after those already installed. */
    public void install(LinkRule rule) {
        rules.add(rule);
    }

    public void remove(LinkRule rule) {
        rules.removeIf(installed -> installed == rule);
    }

    /** The link from one party to another; to be asked for once and kept. */
    public Link link(NodeId from, NodeId to) {
        Topology.Link name = new Topology.Link(from, to);
        return new Link(topology.latency(name), random.child(name.toString()), topology.fifo());
    }

    /** Whether there is any rule to ask. */
    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /**
     * What the first rule says that does not let the message pass; null when all do.
     *
     * @param latencyNanos how long the link would take
     */
    public @Nullable Objection objection(Envelope envelope, long latencyNanos) {
        for (LinkRule rule : rules) {
            Fate fate = rule.decide(envelope, latencyNanos);
            if (fate != null) {
                return new Objection(fate, rule);
            }
        }
        return null;
    }
}
