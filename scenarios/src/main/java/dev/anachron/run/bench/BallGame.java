package dev.anachron.run.bench;

import dev.anachron.base.Description;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.List;

/**
 * Message ping-pong, the least that a protocol can do: whoever gets a ball sends a new one to another
 * node. What it costs is the way of a message through outbox, network, queue and fingerprint. It is no
 * protocol of the catalogue, since there is nothing to ask it.
 */
public final class BallGame implements Protocol {
    /** How many play; the next player of a ball is found by the bits of its number. */
    public static final int NODES = 5;
    /** How many balls are in the air. */
    public static final int BALLS = 20;

    /** About a millisecond. */
    public static final Latency LATENCY =
            Latency.uniform(SimTime.micros(500), SimTime.micros(1500));

    /** To whom a node sends on what it got: each of the others in turn. */
    public static int next(int node, long hop) {
        return (node + 1 + (int) (hop & 3)) % NODES;
    }

    /** What travels. */
    private record Ball(long hop) implements Message {
        @Override
        public void describe(Description to) {
            to.word("Ball").value(hop);
        }
    }

    @Override
    public String name() {
        return "ping-pong";
    }

    @Override
    public String summary() {
        return "Whoever gets a message sends a new one to another node.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        return new Player(context.nodes(), context.nodes().indexOf(context.self()));
    }

    private record Player(List<NodeId> nodes, int self) implements Node {
        @Override
        public void start(Outbox out) {
            for (int i = self; i < BALLS; i += NODES) {
                send(i, out);
            }
        }

        @Override
        public void onMessage(NodeId from, Message message, Outbox out) {
            send(((Ball) message).hop() + 1, out);
        }

        private void send(long hop, Outbox out) {
            out.send(nodes.get(next(self, hop)), new Ball(hop));
        }

        @Override
        public void onTimer(Timer timer, Outbox out) {}

        @Override
        public NodeState state() {
            return new NodeState("player", 0, false, List.of());
        }
    }
}
