package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.Flight;
import dev.anachron.network.Link;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Network;
import dev.anachron.spi.Message;

import org.jspecify.annotations.Nullable;

/**
 * Sends one party's messages: asks the network what befalls each, and sees that it does.
 *
 * <p>A message on its way is the message itself and one number: its own number in the order of sending
 * and, in the low bits, its sender's index.
 */
final class Post implements Network.Carrier {
    private static final int SENDER_BITS = 20;
    private static final long SENDER_MASK = (1L << SENDER_BITS) - 1;
    private static final long MESSAGES_AT_MOST = 1L << (63 - SENDER_BITS);
    static final int PARTIES_AT_MOST = 1 << SENDER_BITS;

    /** The way to a receiver. */
    private record Route(SimProcess to, Link link) {}

    private final SimProcess from;
    private final Simulation simulation;
    private final EventLoop loop;
    private final Recorder recorder;
    private final Network network;
    /** The known routes, open-addressed by the receiver's name: searched, never walked through. */
    private @Nullable Route[] routes = new Route[8];

    private int routeCount;

    Post(SimProcess from, Simulation simulation) {
        this.from = from;
        this.simulation = simulation;
        this.loop = simulation.loop();
        this.recorder = simulation.recorder();
        this.network = simulation.network();
    }

    /** The message's own number. */
    static long number(long word) {
        return word >>> SENDER_BITS;
    }

    static NodeId sender(Simulation simulation, long word) {
        return simulation.party((int) (word & SENDER_MASK)).id;
    }

    /** Sends a message, by way of a delay before it is on its way for as long as its link takes. */
    void send(NodeId receiver, Message message, long laterNanos) {
        Route route = routeTo(receiver, message);
        long now = loop.nowNanos();
        long id = recorder.sent(now, from, route.to(), message);
        if (id >= MESSAGES_AT_MOST) {
            throw new IllegalStateException("more than " + MESSAGES_AT_MOST + " messages in a run");
        }
        long latencyNanos = route.link().drawLatencyNanos(message);
        if (laterNanos > 0 || network.hasRules()) {
            Envelope envelope = new Envelope(id, from.id, receiver, message, now, 0);
            network.pass(new Flight(envelope, latencyNanos, laterNanos, laterNanos == 0), this);
        } else {
            deliver(route, message, id, route.link().arrivalNanos(now, latencyNanos));
        }
    }

    /** Records a message to the sender itself, which no network carries. */
    long sentToSelf(Message message) {
        long id = recorder.sent(loop.nowNanos(), from, from, message);
        return id << SENDER_BITS | from.index;
    }

    /** Lets a message go on that a rule, which is still installed, had held. */
    void release(Flight held, LinkRule by) {
        network.resume(held.again(loop.nowNanos()), by, this);
    }

    /** The receiver is down. */
    void refuse(Message message, long word) {
        NodeId sender = sender(simulation, word);
        recorder.dropped(
                loop.nowNanos(), number(word), sender, from.id, message, from.id + " is down");
    }

    private Route routeTo(NodeId receiver, Message message) {
        int slot = slotOf(receiver);
        Route known = routes[slot];
        return known != null ? known : newRoute(receiver, slot, message);
    }

    private int slotOf(NodeId receiver) {
        int mask = routes.length - 1;
        int slot = receiver.name().hashCode() & mask;
        Route route = routes[slot];
        while (route != null && !route.to().id.equals(receiver)) {
            slot = (slot + 1) & mask;
            route = routes[slot];
        }
        return slot;
    }

    private Route newRoute(NodeId receiver, int slot, Message message) {
        SimProcess to = simulation.find(receiver);
        if (to == null) {
            throw new SimulationException(
                    loop.nowNanos(),
                    from.id + " sends " + message.text() + " to " + receiver
                            + ", and nobody here is called " + receiver);
        }
        Route route = new Route(to, network.link(from.id, receiver));
        routes[slot] = route;
        routeCount++;
        if (2 * routeCount > routes.length) {
            @Nullable Route[] old = routes;
            routes = new Route[2 * old.length];
            for (Route moved : old) {
                if (moved != null) {
                    routes[slotOf(moved.to().id)] = moved;
                }
            }
        }
        return route;
    }

    @Override
    public void befell(Flight flight, Fate fate, LinkRule by) {
        FaultWorld fault = simulation.ownerOf(by);
        if (fault != null) {
            fault.count(fate.effect());
        }
        Envelope envelope = flight.envelope();
        if (fate instanceof Fate.Drop drop) {
            recorder.dropped(
                    loop.nowNanos(),
                    envelope.id(),
                    from.id,
                    envelope.to(),
                    envelope.message(),
                    drop.why());
        } else if (fate instanceof Fate.Alter alter) {
            recorder.altered(loop.nowNanos(), envelope.id(), alter.into());
        } else if (fate instanceof Fate.Hold) {
            if (fault == null) {
                throw new IllegalStateException("only a fault may hold messages");
            }
            fault.hold(by, flight);
        }
    }

    @Override
    public void arrives(Flight flight) {
        Envelope envelope = flight.envelope();
        Route route = routeTo(envelope.to(), envelope.message());
        long now = loop.nowNanos();
        long arrivalNanos = flight.inOrder()
                ? route.link().arrivalNanos(now, flight.nanos())
                : SimTime.plus(now, flight.nanos());
        deliver(route, envelope.message(), envelope.id(), arrivalNanos);
    }

    private void deliver(Route route, Message message, long id, long arrivalNanos) {
        loop.at(arrivalNanos, route.to().arrival, message, id << SENDER_BITS | from.index);
    }
}
