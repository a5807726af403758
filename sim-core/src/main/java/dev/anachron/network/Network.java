package dev.anachron.network;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.network.Topology.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides the fate of every message: asks the rules in order, and lets the link's latency decide when
 * none objects. It knows neither the clock nor the event queue; the engine carries out what it says.
 */
public final class Network {
    private final Topology topology;
    private final RandomStream random;
    private final List<LinkRule> rules = new ArrayList<>();
    private final Map<String, LinkState> links = new TreeMap<>();

    /** What a link remembers: its own random stream and the last arrival on it. */
    private static final class LinkState {
        final Latency latency;
        final RandomStream random;
        long lastArrivalNanos;

        LinkState(Latency latency, RandomStream random) {
            this.latency = latency;
            this.random = random;
        }
    }

    /**
     * A decision.
     *
     * @param fate what befalls the message
     * @param by the rule that said so; null when it was the link itself
     */
    public record Decision(Fate fate, @Nullable LinkRule by) {}

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

    /** The latency is drawn whatever the rules say, so that the link's later draws stay aligned. */
    public Decision decide(Envelope envelope) {
        LinkState link = link(new Link(envelope.from(), envelope.to()));
        long latencyNanos = link.latency.sampleNanos(link.random);
        for (LinkRule rule : rules) {
            Fate fate = rule.decide(envelope, latencyNanos);
            if (fate != null) {
                return new Decision(fate, rule);
            }
        }
        long arrivalNanos = SimTime.plus(envelope.sentNanos(), latencyNanos);
        if (topology.fifo()) {
            arrivalNanos = Math.max(arrivalNanos, link.lastArrivalNanos);
            link.lastArrivalNanos = arrivalNanos;
        }
        return new Decision(new Fate.Deliver(arrivalNanos - envelope.sentNanos()), null);
    }

    private LinkState link(Link link) {
        String name = link.toString();
        LinkState state = links.get(name);
        if (state == null) {
            state = new LinkState(topology.latency(link), random.child(name));
            links.put(name, state);
        }
        return state;
    }
}
