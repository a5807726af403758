package dev.anachron.scenario;

import dev.anachron.base.Command;
import dev.anachron.base.Distribution;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.fault.Fault;
import dev.anachron.network.Topology;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Settings;
import dev.anachron.workload.WorkloadKind;
import dev.anachron.workload.probe.ProbeWorkload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run consists of but the seed.
 *
 * @param durationNanos when the run ends
 * @param cluster the nodes
 * @param network the links
 * @param clients who asks
 * @param script exact steps beside the workloads
 * @param faults what goes wrong
 */
public record Setup(
        long durationNanos,
        Cluster cluster,
        Links network,
        List<ClientPlan> clients,
        List<ScriptStep> script,
        List<PlannedFault> faults) {
    public Setup {
        clients = List.copyOf(clients);
        script = List.copyOf(script);
        faults = List.copyOf(faults);
    }

    /** The same for so long. */
    public Setup lasting(long nanos) {
        return new Setup(nanos, cluster, network, clients, script, faults);
    }

    /** Who probes. */
    public Probing probing() {
        SortedSet<NodeId> probing = new TreeSet<>();
        long trials = 0;
        long stepNanos = SimTime.NEVER;
        for (ClientPlan client : clients) {
            if (ProbeWorkload.KIND.equals(client.workload())) {
                probing.add(client.settings().id());
                Settings settings = client.workloadSettings();
                trials += settings.number(ProbeWorkload.TRIALS);
                stepNanos = Math.min(stepNanos, settings.duration(ProbeWorkload.STEP));
            }
        }
        long patienceNanos = SimTime.seconds(60);
        long end = Math.min(SimTime.LAST, SimTime.plus(durationNanos, trials * patienceNanos));
        return new Probing(probing, (int) trials, stepNanos, end);
    }

    /**
     * Clients with the workload {@code probe}.
     *
     * @param trials how many they want measured, all together
     * @param stepNanos the smallest step that one of them wants for a sweep
     * @param endNanos when there will be no more of them, or else something is wrong
     */
    public record Probing(SortedSet<NodeId> clients, int trials, long stepNanos, long endNanos) {}

    /**
     * The nodes.
     *
     * @param protocol what they run
     * @param nodes their names
     * @param regions where they are
     * @param shards how they are divided
     * @param settings the protocol's settings, complete
     * @param clocks what is wrong with single nodes' clocks; a node that is missing has a true one
     * @param work how long they take for what they do
     */
    public record Cluster(
            Protocol protocol,
            List<NodeId> nodes,
            Regions regions,
            Shards shards,
            Settings settings,
            Map<NodeId, ClockError> clocks,
            Work work) {
        /** All nodes run the protocol together, and are in no regions. */
        public Cluster(
                Protocol protocol,
                List<NodeId> nodes,
                Settings settings,
                Map<NodeId, ClockError> clocks,
                Work work) {
            this(protocol, nodes, Regions.NONE, Shards.undivided(nodes), settings, clocks, work);
        }
    }

    /**
     * How long a node takes for what it does.
     *
     * @param handler to work on one message or timer
     * @param byType the same for messages of single types
     * @param diskWrite to make its writes durable
     * @param flushEveryNanos how often the page cache is flushed instead; 0 when a node waits until
     *     its writes are durable
     */
    public record Work(
            Latency handler,
            SortedMap<String, Latency> byType,
            Latency diskWrite,
            long flushEveryNanos) {
        public Work {
            byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        }

        /** At once. */
        public static final Work NONE = of(Latency.constant(0), Latency.constant(0));

        public static Work of(Latency handler, Latency diskWrite) {
            return new Work(handler, new TreeMap<>(), diskWrite, 0);
        }

        /** Whether chance decides how long a handler takes. */
        public boolean varies() {
            return varies(handler) || byType.values().stream().anyMatch(Work::varies);
        }

        private static boolean varies(Latency latency) {
            return !(latency.nanos() instanceof Distribution.Constant);
        }
    }

    /**
     * How a clock deviates from true time.
     *
     * @param offsetNanos what it shows at the start
     * @param driftPpb how many nanoseconds too fast it runs in each second; negative is slow
     * @param uncertaintyNanos how far off, at most, it claims to be
     */
    public record ClockError(long offsetNanos, long driftPpb, long uncertaintyNanos) {
        public static final ClockError NONE = new ClockError(0, 0, 0);
    }

    /**
     * The links.
     *
     * @param topology latencies and order
     * @param loss the probability that any message is lost
     * @param single links that are worse than that, or better
     */
    public record Links(Topology topology, double loss, Map<Topology.Link, Quality> single) {
        /** All links are alike. */
        public Links(Topology topology, double loss) {
            this(topology, loss, Collections.emptyMap());
        }
    }

    /**
     * What a single link carries.
     *
     * @param loss the probability that a message on it is lost
     * @param bytesPerSecond how much it carries; 0 for no limit
     * @param queueBytes how much may wait for it
     */
    public record Quality(double loss, long bytesPerSecond, long queueBytes) {}

    /**
     * A client.
     *
     * @param settings how it behaves
     * @param workload what it asks for; null when only the script says so
     * @param workloadSettings the workload's settings, complete
     */
    public record ClientPlan(
            ClientSettings settings, @Nullable WorkloadKind workload, Settings workloadSettings) {}

    /** At that instant the client issues the command, or right after what it is waiting for. */
    public record ScriptStep(
            long atNanos,
            NodeId client,
            Command command,
            @Nullable ConsistencyLevel level) {}

    /**
     * A fault and when it acts.
     *
     * @param atNanos when it strikes
     * @param forNanos after how long it heals; {@code SimTime.NEVER} for not at all
     * @param everyNanos at which interval it heals and strikes anew until then; {@code SimTime.NEVER}
     *     when it strikes once
     * @param fault what goes wrong
     */
    public record PlannedFault(long atNanos, long forNanos, long everyNanos, Fault fault) {
        /** It strikes once. */
        public PlannedFault(long atNanos, long forNanos, Fault fault) {
            this(atNanos, forNanos, SimTime.NEVER, fault);
        }
    }
}
