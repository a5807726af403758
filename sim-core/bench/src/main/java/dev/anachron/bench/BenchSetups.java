package dev.anachron.bench;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.Guarantee;
import dev.anachron.client.ReadPolicies;
import dev.anachron.network.Latency;
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

/** What is simulated: five nodes that work and write in no time, so that only messages take any. */
final class BenchSetups {
    static final Latency RAFT_LATENCY = Latency.uniform(SimTime.millis(1), SimTime.millis(3));
    static final Settings RAFT_SETTINGS = Settings.of(Map.of(
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
            "pipelining",
            "yes",
            "lease-check",
            "on-answer",
            "bugs",
            List.of()));

    private BenchSetups() {}

    static List<NodeId> nodes() {
        return ids("n", PingPong.NODES);
    }

    static List<NodeId> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NodeId(prefix + i))
                .toList();
    }

    static Setup of(
            Protocol protocol,
            Settings settings,
            Latency latency,
            long durationNanos,
            List<Setup.ClientPlan> clients) {
        Setup.Cluster cluster = new Setup.Cluster(
                protocol, nodes(), settings, new TreeMap<>(), 0, Latency.constant(0));
        Topology topology = new Topology(latency, Map.of(), true);
        return new Setup(
                durationNanos,
                cluster,
                new Setup.Links(topology, 0),
                clients,
                List.of(),
                List.of());
    }

    /** Raft with clients that write one register, each the next value as soon as the last is in. */
    static Setup raft(int clients, long durationNanos) {
        return of(
                new RaftProtocol(),
                RAFT_SETTINGS,
                RAFT_LATENCY,
                durationNanos,
                ids("c", clients).stream().map(BenchSetups::writer).toList());
    }

    private static Setup.ClientPlan writer(NodeId client) {
        ClientSettings settings = new ClientSettings(
                client,
                nodes(),
                new ClientSettings.Pace.Think(0),
                ConsistencyLevel.STRONG,
                ReadPolicies.LEADER,
                Guarantee.NONE,
                SimTime.millis(100),
                SimTime.seconds(1));
        return new Setup.ClientPlan(
                settings,
                RegisterWorkload.KIND,
                Settings.of(Map.of("keys", 1L, "reads", 0.0, "skew", 0.0)));
    }
}
