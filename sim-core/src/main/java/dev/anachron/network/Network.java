package dev.anachron.network;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;

import java.util.ArrayList;
import java.util.List;

/**
 * The links, and the rules through which every message goes. It knows neither the clock nor the event
 * queue; the engine carries out what it says.
 */
public final class Network {
    private final Topology topology;
    private final RandomStream random;
    private final List<LinkRule> rules = new ArrayList<>();

    /** Who carries out what befalls messages. */
    public interface Carrier {
        /** A rule did that to the message, which goes on unless it is dropped or held. */
        void befell(Flight flight, Fate fate, LinkRule by);

        /** It has passed all rules. */
        void arrives(Flight flight);
    }

    public Network(Topology topology, RandomStream random) {
        this.topology = topology;
        this.random = random;
    }

    /** Lets messages go through this rule after those already installed. */
    public void install(LinkRule rule) {
        rules.add(rule);
    }

    public void remove(LinkRule rule) {
        rules.removeIf(installed -> installed == rule);
    }

    /** The link from one party to another; to be asked for once and kept. */
    public Link link(NodeId from, NodeId to) {
        Topology.Link name = new Topology.Link(from, to);
        return new Link(
                topology.latency(name),
                topology.types(name),
                random.child(name.toString()),
                topology.fifo());
    }

    /** Whether there is any rule. */
    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /** Sends a message through all rules. */
    public void pass(Flight flight, Carrier carrier) {
        pass(flight, 0, carrier);
    }

    /** Sends a message that this rule had held through those that come after it. */
    public void resume(Flight flight, LinkRule heldBy, Carrier carrier) {
        pass(flight, placeOf(heldBy) + 1, carrier);
    }

    private int placeOf(LinkRule rule) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) == rule) {
                return i;
            }
        }
        throw new IllegalStateException("this rule is not installed");
    }

    /** Goes through the rules from this place on, a copy after what it is a copy of. */
    private void pass(Flight sent, int place, Carrier carrier) {
        Flight flight = sent;
        for (int i = place; i < rules.size(); i++) {
            LinkRule rule = rules.get(i);
            Fate fate = rule.decide(flight.envelope());
            if (fate == null) {
                continue;
            }
            carrier.befell(flight, fate, rule);
            if (fate instanceof Fate.Drop || fate instanceof Fate.Hold) {
                return;
            } else if (fate instanceof Fate.Delay delay) {
                flight = flight.delayed(delay);
            } else if (fate instanceof Fate.Alter alter) {
                flight = flight.altered(alter);
            } else if (fate instanceof Fate.Duplicate twice) {
                pass(flight, i + 1, carrier);
                flight = flight.copied(twice.laterNanos());
            }
        }
        carrier.arrives(flight);
    }
}
