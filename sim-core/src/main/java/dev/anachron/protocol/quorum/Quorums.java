package dev.anachron.protocol.quorum;

import dev.anachron.base.Fnv;
import dev.anachron.base.NodeId;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Settings;

import java.util.ArrayList;
import java.util.List;

/**
 * N, R and W. Each object has N replicas, the first ones on a ring of all nodes that hold data, from a place
 * that its key decides (Dynamo, section 4.2, with one place for each node).
 */
final class Quorums {
    private static final ConsistencyLevel ONE = new ConsistencyLevel("one");
    private static final ConsistencyLevel TWO = new ConsistencyLevel("two");
    private static final ConsistencyLevel THREE = new ConsistencyLevel("three");
    private static final ConsistencyLevel ALL = new ConsistencyLevel("all");

    static final List<ConsistencyLevel> LEVELS = List.of(
            ConsistencyLevel.STRONG,
            ConsistencyLevel.EVENTUAL,
            ONE,
            TWO,
            THREE,
            ConsistencyLevel.QUORUM,
            ALL);

    private final List<NodeId> ring;
    private final int replicas;
    private final int reads;
    private final int writes;

    Quorums(NodeContext context) {
        int nodes = context.nodes().size();
        this.ring = context.nodes().subList(0, stores(context.settings(), nodes));
        this.replicas = replicas(context.settings(), nodes);
        this.reads = reads(context.settings(), nodes);
        this.writes = writes(context.settings(), nodes);
    }

    /** How many nodes, from the first, hold data. */
    static int stores(Settings settings, int nodes) {
        return settings.has("stores") ? (int) settings.number("stores") : nodes;
    }

    /** N. */
    static int replicas(Settings settings, int nodes) {
        return settings.has("replicas")
                ? (int) settings.number("replicas")
                : stores(settings, nodes);
    }

    /** R, for reads at level {@code strong}. */
    static int reads(Settings settings, int nodes) {
        return settings.has("read-quorum")
                ? (int) settings.number("read-quorum")
                : majority(replicas(settings, nodes));
    }

    /** W, for writes at level {@code strong}. */
    static int writes(Settings settings, int nodes) {
        return settings.has("write-quorum")
                ? (int) settings.number("write-quorum")
                : majority(replicas(settings, nodes));
    }

    private static int majority(int of) {
        return of / 2 + 1;
    }

    /** The replicas of an object, in the order of the ring. */
    List<NodeId> replicasOf(String key) {
        return from(key).subList(0, replicas);
    }

    /** Who stands in for replicas that do not answer, the first choice first (Dynamo, section 4.6). */
    List<NodeId> standInsOf(String key) {
        return from(key).subList(replicas, ring.size());
    }

    private List<NodeId> from(String key) {
        int start = replicas == ring.size() ? 0 : place(key);
        List<NodeId> order = new ArrayList<>(ring.subList(start, ring.size()));
        order.addAll(ring.subList(0, start));
        return order;
    }

    private int place(String key) {
        return (int) Long.remainderUnsigned(Fnv.hash(key), ring.size());
    }

    /** How many replicas have to answer a read at this level. */
    int toRead(ConsistencyLevel level) {
        return level.equals(ConsistencyLevel.STRONG) ? reads : count(level);
    }

    /** How many replicas have to acknowledge a write at this level. */
    int toWrite(ConsistencyLevel level) {
        return level.equals(ConsistencyLevel.STRONG) ? writes : count(level);
    }

    private int count(ConsistencyLevel level) {
        int wanted = level.equals(ConsistencyLevel.QUORUM)
                ? majority(replicas)
                : level.equals(ALL)
                        ? replicas
                        : level.equals(TWO) ? 2 : level.equals(THREE) ? 3 : 1;
        return Math.min(wanted, replicas);
    }
}
