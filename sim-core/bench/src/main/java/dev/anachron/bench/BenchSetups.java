package dev.anachron.bench;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.run.bench.Loads;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Settings;

import java.util.List;

/** The five nodes that all contenders simulate. */
final class BenchSetups {
    static final Latency RAFT_LATENCY = Loads.RAFT_LATENCY;
    static final Settings RAFT_SETTINGS = Loads.RAFT_SETTINGS;

    private BenchSetups() {}

    static List<NodeId> nodes() {
        return ids("n", PingPong.NODES);
    }

    static List<NodeId> ids(String prefix, int count) {
        return Loads.ids(prefix, count);
    }

    static Setup raft(int clients, long durationNanos) {
        return Loads.raft(PingPong.NODES, clients, durationNanos);
    }
}
