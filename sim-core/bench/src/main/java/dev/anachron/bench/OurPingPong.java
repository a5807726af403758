package dev.anachron.bench;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.engine.Simulation;
import dev.anachron.network.Latency;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.spi.Timer;

import java.util.List;
import java.util.Map;

/** Ping-pong as a protocol: through outbox, network, run queue, trace and digest. */
final class OurPingPong implements Protocol {
    private static final Setup SETUP = BenchSetups.of(
            new OurPingPong(),
            Settings.of(Map.of()),
            Latency.uniform(PingPong.LOW_NANOS, PingPong.HIGH_NANOS),
            PingPong.DURATION_NANOS,
            List.of());

    private OurPingPong() {}

    static long run(long seed) {
        return Simulation.run(SETUP, seed, null).messages().delivered();
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
            for (int i = self; i < PingPong.IN_FLIGHT; i += PingPong.NODES) {
                send(i, out);
            }
        }

        @Override
        public void onMessage(NodeId from, Message message, Outbox out) {
            send(((Ball) message).hop() + 1, out);
        }

        private void send(long hop, Outbox out) {
            out.send(nodes.get(PingPong.next(self, hop)), new Ball(hop));
        }

        @Override
        public void onTimer(Timer timer, Outbox out) {}

        @Override
        public NodeState state() {
            return new NodeState("player", 0, false, List.of());
        }
    }
}
