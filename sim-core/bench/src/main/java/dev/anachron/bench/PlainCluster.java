package dev.anachron.bench;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.network.Topology;
import dev.anachron.protocol.raft.RaftProtocol;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.LocalClock;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Timer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raft's nodes on the baseline simulator: what one would write to try a protocol out. No network model
 * but a delay and order, no faults, no trace, no digest, no history; so most of its time is the protocol's own.
 */
final class PlainCluster {
    private static final long RETRY_NANOS = SimTime.millis(100);

    private final PlainSimulator simulator = new PlainSimulator();
    private final RandomStream random;
    private final List<NodeId> nodes;
    private final Map<NodeId, Host> hosts = new LinkedHashMap<>();
    private final Map<NodeId, Writer> writers = new LinkedHashMap<>();
    /** The last arrival on each link, since links keep the order. */
    private final Map<Topology.Link, Long> arrivals = new HashMap<>();

    private long commits;
    private long messages;

    PlainCluster(int clients, long seed) {
        this(BenchSetups.nodes(), clients, seed);
    }

    PlainCluster(List<NodeId> nodes, int clients, long seed) {
        this.nodes = nodes;
        random = RandomStream.root(seed);
        for (NodeId id : nodes) {
            hosts.put(id, new Host(id));
        }
        for (NodeId id : BenchSetups.ids("c", clients)) {
            writers.put(id, new Writer(id));
        }
    }

    RaftLoad.Done run(long durationNanos) {
        hosts.values().forEach(host -> simulator.schedule(0, host::start));
        writers.values().forEach(writer -> simulator.schedule(0, writer::write));
        simulator.runUntil(durationNanos);
        return new RaftLoad.Done(commits, messages, simulator.events());
    }

    private void send(NodeId from, NodeId to, Message message) {
        messages++;
        long delayNanos = BenchSetups.RAFT_LATENCY.sampleNanos(random);
        long arrivalNanos = Math.max(
                simulator.nowNanos() + delayNanos,
                arrivals.getOrDefault(new Topology.Link(from, to), 0L));
        arrivals.put(new Topology.Link(from, to), arrivalNanos);
        simulator.schedule(arrivalNanos - simulator.nowNanos(), () -> deliver(from, to, message));
    }

    private void deliver(NodeId from, NodeId to, Message message) {
        Host host = hosts.get(to);
        Writer writer = writers.get(to);
        if (host != null) {
            host.node.onMessage(from, message, host);
        } else if (writer != null && message instanceof Response response) {
            writer.onAnswer(response);
        }
    }

    /** Both clocks of every node are right. */
    private final class TrueClock implements LocalClock {
        @Override
        public long nowNanos() {
            return simulator.nowNanos();
        }

        @Override
        public long wallNanos() {
            return simulator.nowNanos();
        }

        @Override
        public Interval interval() {
            return new Interval(wallNanos(), wallNanos());
        }
    }

    /** Where a node lives. */
    private final class Host implements Outbox {
        private final NodeId id;
        private final Node node;
        private final Map<Timer, Long> timers = new HashMap<>();
        private final List<Durable> disk = new ArrayList<>();
        private long settings;

        Host(NodeId id) {
            this.id = id;
            this.node = new RaftProtocol()
                    .create(new NodeContext(
                            id,
                            nodes,
                            Regions.NONE,
                            random.child(id.name()),
                            new TrueClock(),
                            BenchSetups.RAFT_SETTINGS,
                            List.of()));
        }

        void start() {
            node.start(this);
        }

        @Override
        public void send(NodeId to, Message message) {
            PlainCluster.this.send(id, to, message);
        }

        @Override
        public void setTimer(Timer timer, long delayNanos) {
            long setting = settings++;
            timers.put(timer, setting);
            simulator.schedule(delayNanos, () -> {
                if (timers.remove(timer, setting)) {
                    node.onTimer(timer, this);
                }
            });
        }

        @Override
        public void cancelTimer(Timer timer) {
            timers.remove(timer);
        }

        @Override
        public void save(Durable durable) {
            disk.add(durable);
        }

        @Override
        public void note(Fact fact) {}
    }

    /** A client that writes all the time. */
    private final class Writer {
        private final NodeId id;
        private NodeId asked = nodes.get(0);
        private long serial;
        private long attempt;

        Writer(NodeId id) {
            this.id = id;
        }

        void write() {
            serial++;
            attempt = 0;
            ask();
        }

        private void ask() {
            attempt++;
            long thisSerial = serial;
            long thisAttempt = attempt;
            Command write = new Command.Write("x", serial);
            send(
                    id,
                    asked,
                    new Request(id, serial, attempt, write, ConsistencyLevel.STRONG, Version.NONE));
            simulator.schedule(RETRY_NANOS, () -> {
                if (serial == thisSerial && attempt == thisAttempt) {
                    asked = nodes.get((nodes.indexOf(asked) + 1) % nodes.size());
                    ask();
                }
            });
        }

        void onAnswer(Response response) {
            if (response.serial() != serial) {
                return;
            }
            if (response instanceof Response.Done) {
                commits++;
                write();
            } else if (response instanceof Response.Redirect redirect
                    && redirect.leader() != null
                    && response.attempt() == attempt) {
                asked = redirect.leader();
                ask();
            }
        }
    }
}
