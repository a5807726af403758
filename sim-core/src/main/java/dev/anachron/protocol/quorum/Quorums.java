package dev.anachron.protocol.quorum;

import dev.anachron.base.Fnv;
import dev.anachron.base.NodeId;
import dev.anachron.protocol.quorum.Need.Share;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * N, R and W. Each object has N replicas, the first ones on a ring of all nodes that hold data, from a place
 * that its key decides (Dynamo, section 4.2, with one place for each node); or so many in each region, the
 * first ones there (Cassandra's {@code NetworkTopologyStrategy}).
 */
final class Quorums {
    private static final ConsistencyLevel ONE = new ConsistencyLevel("one");
    private static final ConsistencyLevel TWO = new ConsistencyLevel("two");
    private static final ConsistencyLevel THREE = new ConsistencyLevel("three");
    private static final ConsistencyLevel ALL = new ConsistencyLevel("all");
    static final ConsistencyLevel LOCAL_ONE = new ConsistencyLevel("local-one");
    static final ConsistencyLevel LOCAL_QUORUM = new ConsistencyLevel("local-quorum");
    static final ConsistencyLevel EACH_QUORUM = new ConsistencyLevel("each-quorum");

    static final List<ConsistencyLevel> LEVELS = List.of(
            ConsistencyLevel.STRONG,
            ConsistencyLevel.EVENTUAL,
            ONE,
            TWO,
            THREE,
            ConsistencyLevel.QUORUM,
            ALL,
            LOCAL_ONE,
            LOCAL_QUORUM,
            EACH_QUORUM);

    /** Those that count the replicas of a region, or of each. */
    static final List<ConsistencyLevel> REGIONAL = List.of(LOCAL_ONE, LOCAL_QUORUM, EACH_QUORUM);

    private final List<NodeId> ring;
    private final Regions regions;
    private final Settings settings;

    Quorums(NodeContext context) {
        this(new Deployment(context.nodes(), context.regions(), context.settings()));
    }

    Quorums(Deployment deployment) {
        this.regions = deployment.regions();
        this.settings = deployment.settings();
        this.ring =
                deployment.nodes().subList(0, given("stores", deployment.nodes().size()));
    }

    private int given(String setting, int otherwise) {
        return settings.has(setting) ? (int) settings.number(setting) : otherwise;
    }

    // How many

    /** How many nodes hold data. */
    int stores() {
        return ring.size();
    }

    /** How many replicas an object has in each region; 0 when it does not go by regions. */
    int perRegion() {
        return given("replicas-per-region", 0);
    }

    /** N. */
    int replicas() {
        return perRegion() > 0
                ? perRegion() * regions.nodes().size()
                : given("replicas", ring.size());
    }

    /** R, for reads at level {@code strong}. */
    int reads() {
        return given("read-quorum", majority(replicas()));
    }

    /** W, for writes at level {@code strong}. */
    int writes() {
        return given("write-quorum", majority(replicas()));
    }

    private static int majority(int of) {
        return of / 2 + 1;
    }

    // Who

    /** The others that hold data, for one that does; nobody for one that does not. */
    List<NodeId> peersOf(NodeId node) {
        return ring.contains(node)
                ? ring.stream().filter(other -> !other.equals(node)).toList()
                : List.of();
    }

    boolean holdsData(NodeId node) {
        return ring.contains(node);
    }

    /** The nodes of a region that hold data. */
    List<NodeId> storesIn(String region) {
        return ring.stream().filter(regions.in(region)::contains).toList();
    }

    /** The replicas of an object, in the order of the ring. */
    List<NodeId> replicasOf(String key) {
        List<NodeId> order = from(key);
        if (perRegion() == 0) {
            return order.subList(0, replicas());
        }
        List<NodeId> chosen = new ArrayList<>();
        for (String region : regions.nodes().keySet()) {
            List<NodeId> here = regions.in(region);
            order.stream().filter(here::contains).limit(perRegion()).forEach(chosen::add);
        }
        return order.stream().filter(chosen::contains).toList();
    }

    /** Who stands in for replicas that do not answer, the first choice first (Dynamo, section 4.6). */
    List<NodeId> standInsOf(String key) {
        List<NodeId> replicas = replicasOf(key);
        return from(key).stream().filter(node -> !replicas.contains(node)).toList();
    }

    private List<NodeId> from(String key) {
        int start = replicas() == ring.size() ? 0 : place(key);
        List<NodeId> order = new ArrayList<>(ring.subList(start, ring.size()));
        order.addAll(ring.subList(0, start));
        return order;
    }

    private int place(String key) {
        return (int) Long.remainderUnsigned(Fnv.hash(key), ring.size());
    }

    // What a level wants

    /** Who has to answer a read at this level that this node coordinates. */
    Need toRead(ConsistencyLevel level, NodeId coordinator) {
        return level.equals(ConsistencyLevel.STRONG) ? any(reads()) : need(level, coordinator);
    }

    /** Who has to acknowledge a write at this level that this node coordinates. */
    Need toWrite(ConsistencyLevel level, NodeId coordinator) {
        return level.equals(ConsistencyLevel.STRONG) ? any(writes()) : need(level, coordinator);
    }

    private Need need(ConsistencyLevel level, NodeId coordinator) {
        if (level.equals(EACH_QUORUM)) {
            return new Need(
                    regions.nodes().keySet().stream().map(this::quorumIn).toList());
        }
        if (REGIONAL.contains(level)) {
            String region = Objects.requireNonNull(regions.of(coordinator));
            Share one = new Share(storesIn(region), 1);
            return new Need(List.of(level.equals(LOCAL_ONE) ? one : quorumIn(region)));
        }
        return any(count(level));
    }

    private Share quorumIn(String region) {
        List<NodeId> here = storesIn(region);
        return new Share(here, majority(perRegion() > 0 ? perRegion() : here.size()));
    }

    private Need any(int count) {
        return new Need(List.of(new Share(ring, count)));
    }

    /** How many replicas a level wants that does not go by regions. */
    int count(ConsistencyLevel level) {
        if (level.equals(ConsistencyLevel.QUORUM)) {
            return majority(replicas());
        }
        return level.equals(ALL) ? replicas() : level.equals(TWO) ? 2 : level.equals(THREE) ? 3 : 1;
    }
}
