package dev.anachron.run.bench;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.SessionRules;
import dev.anachron.network.Topology;
import dev.anachron.protocol.raft.RaftProtocol;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Settings;
import dev.anachron.workload.register.RegisterWorkload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What benchmarks simulate: nodes that work and write in no time, so that only messages take any, and
 * no faults.
 */
public final class Loads {
    /** Between any two parties of {@link #raft}, on links that keep the order. */
    public static final Latency RAFT_LATENCY =
            Latency.uniform(SimTime.millis(1), SimTime.millis(3));

    /** Raft's defaults, and a leader that does not wait for one batch before it sends the next. */
    public static final Settings RAFT_SETTINGS = Settings.of(Map.of(
                    "election-timeout",
                    new Settings.Range(SimTime.millis(150), SimTime.millis(300)),
                    "heartbeat",
                    SimTime.millis(50),
                    "reads",
                    "read-index",
                    "clock-drift-bound",
                    0.0,
                    "read-batch",
                    0L,
                    "lease-check",
                    "on-answer",
                    "lease-clock",
                    "monotonic",
                    "pipelining",
                    true,
                    "bugs",
                    List.of()))
            .with("pre-vote", false)
            .with("check-quorum", false)
            .with("snapshot-every", 0L)
            .with("members", 0L)
            .with("max-staleness", 0L)
            .with("session-wait", 0L)
            .with("entries-per-message", 64L);

    private Loads() {}

    /** Names such as n1, n2, n3. */
    public static List<NodeId> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NodeId(prefix + i))
                .toList();
    }

    /** The {@link BallGame}. */
    public static Setup pingPong(long durationNanos) {
        Setup.Cluster cluster =
                cluster(new BallGame(), ids("n", BallGame.NODES), Settings.of(Map.of()));
        return setup(
                durationNanos, cluster, new Topology(BallGame.LATENCY, Map.of(), false), List.of());
    }

    /** Raft with clients that write one register, each the next value as soon as the last is in. */
    public static Setup raft(int nodes, int clients, long durationNanos) {
        Setup.Cluster cluster = cluster(new RaftProtocol(), ids("n", nodes), RAFT_SETTINGS);
        List<Setup.ClientPlan> writers = ids("c", clients).stream()
                .map(client -> writer(client, cluster.nodes()))
                .toList();
        return setup(durationNanos, cluster, new Topology(RAFT_LATENCY, Map.of(), true), writers);
    }

    private static Setup.Cluster cluster(Protocol protocol, List<NodeId> nodes, Settings settings) {
        return new Setup.Cluster(protocol, nodes, settings, new TreeMap<>(), Setup.Work.NONE);
    }

    private static Setup setup(
            long durationNanos,
            Setup.Cluster cluster,
            Topology topology,
            List<Setup.ClientPlan> clients) {
        Setup.Links links = new Setup.Links(topology, 0);
        return new Setup(durationNanos, cluster, links, clients, List.of(), List.of());
    }

    private static Setup.ClientPlan writer(NodeId client, List<NodeId> nodes) {
        ClientSettings settings = new ClientSettings(
                client,
                nodes,
                new ClientSettings.Pace.Think(0),
                new ClientSettings.Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG),
                ReadPolicies.LEADER,
                SessionRules.NONE,
                SimTime.millis(100),
                SimTime.seconds(1));
        return new Setup.ClientPlan(
                settings,
                RegisterWorkload.KIND,
                Settings.of(Map.of("keys", 1L, "reads", 0.0, "skew", 0.0, "deletes", 0.0)));
    }
}
