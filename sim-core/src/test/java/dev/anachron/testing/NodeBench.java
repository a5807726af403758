package dev.anachron.testing;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.LocalClock;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Settings;
import dev.anachron.spi.Timer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node on a bench: a test hands it messages and timers and reads what it put into its outbox, as
 * lines such as {@code →n2 VoteReply term=1 granted}.
 */
public final class NodeBench {
    private final Protocol protocol;
    private final Settings settings;
    private final List<NodeId> nodes;
    private final Regions regions;
    private final List<Durable> disk = new ArrayList<>();
    private final Map<Timer, Long> timers = new LinkedHashMap<>();
    private final Box box = new Box();
    private final RandomStream random = RandomStream.root(1);
    private Node node;
    private long nowNanos;
    private long wallAheadNanos;

    /** A node {@code n1} in a cluster of so many. */
    public NodeBench(Protocol protocol, Settings settings, int clusterSize) {
        this(protocol, settings, clusterSize, Regions.NONE);
    }

    /** A node {@code n1} in a cluster of so many that are there. */
    public NodeBench(Protocol protocol, Settings settings, int clusterSize, Regions regions) {
        this.protocol = protocol;
        this.settings = settings;
        this.regions = regions;
        this.nodes = java.util.stream.IntStream.rangeClosed(1, clusterSize)
                .mapToObj(i -> new NodeId("n" + i))
                .toList();
        this.node = boot();
        box.take();
    }

    private Node boot() {
        timers.clear();
        NodeContext context = new NodeContext(
                nodes.get(0),
                nodes,
                regions,
                random,
                new BenchClock(),
                settings,
                List.copyOf(disk));
        Node fresh = protocol.create(context);
        fresh.start(box);
        return fresh;
    }

    /** The process crashes and comes back with what its disk kept. */
    public List<String> restart() {
        box.take();
        node = boot();
        return take();
    }

    public List<String> hears(String from, Message message) {
        node.onMessage(new NodeId(from), message, box);
        return take();
    }

    public List<String> fires(Timer timer) {
        timers.remove(timer);
        node.onTimer(timer, box);
        return take();
    }

    /** The node's clock goes on. */
    public NodeBench after(long nanos) {
        nowNanos += nanos;
        return this;
    }

    /** Somebody sets the node's wall clock, forward or back. */
    public NodeBench wallClockSetBy(long nanos) {
        wallAheadNanos += nanos;
        return this;
    }

    public String role() {
        return node.state().role();
    }

    public long term() {
        return node.state().epoch();
    }

    /** A field of the node's state, for example {@code commit}. */
    public String state(String field) {
        return node.state().fields().stream()
                .filter(f -> f.name().equals(field))
                .map(f -> f.value())
                .findFirst()
                .orElseThrow();
    }

    /** How long the timer was last set to; null when it is not set. */
    public Long timer(Timer timer) {
        return timers.get(timer);
    }

    private List<String> take() {
        return box.take();
    }

    /** True, but for the wall clock where that was set. */
    private final class BenchClock implements LocalClock {
        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public long wallNanos() {
            return nowNanos + wallAheadNanos;
        }

        @Override
        public Interval interval() {
            return new Interval(wallNanos(), wallNanos());
        }
    }

    /** Keeps the order in which the engine applies an outbox: saves, facts, messages. */
    private final class Box implements Outbox {
        private final List<String> saves = new ArrayList<>();
        private final List<String> facts = new ArrayList<>();
        private final List<String> sends = new ArrayList<>();

        List<String> take() {
            List<String> lines = new ArrayList<>(saves);
            lines.addAll(facts);
            lines.addAll(sends);
            saves.clear();
            facts.clear();
            sends.clear();
            return lines;
        }

        @Override
        public void send(NodeId to, Message message) {
            sends.add("→" + to + " " + message.text());
        }

        @Override
        public void setTimer(Timer timer, long delayNanos) {
            timers.put(timer, delayNanos);
        }

        @Override
        public void cancelTimer(Timer timer) {
            timers.remove(timer);
        }

        @Override
        public void save(Durable durable) {
            disk.add(durable);
            saves.add("saved " + durable.text());
        }

        @Override
        public void note(Fact fact) {
            facts.add("· " + fact.text());
        }
    }
}
