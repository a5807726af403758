package dev.anachron.testing;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.SessionRules;
import dev.anachron.fault.Fault;
import dev.anachron.network.Topology;
import dev.anachron.protocol.raft.RaftProtocol;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Settings;
import dev.anachron.workload.WorkloadKind;
import dev.anachron.workload.counter.CounterWorkload;
import dev.anachron.workload.register.RegisterWorkload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Set-ups for tests, put together a sentence at a time. */
public final class Setups {
    private final Protocol protocol;
    private final List<NodeId> nodes;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<NodeId, Setup.ClockError> clocks = new TreeMap<>();
    private final List<Setup.ClientPlan> clients = new ArrayList<>();
    private final List<Setup.ScriptStep> script = new ArrayList<>();
    private final List<Setup.PlannedFault> faults = new ArrayList<>();
    private Latency latency = Latency.uniform(SimTime.millis(1), SimTime.millis(3));
    private Latency diskWrite = Latency.constant(SimTime.micros(300));
    private Latency handler = Latency.constant(SimTime.micros(20));
    private final SortedMap<String, Latency> handlerByType = new TreeMap<>();
    private long flushEveryNanos;
    private final Map<Topology.Link, Latency> links = new LinkedHashMap<>();
    private final Map<Topology.Link, Setup.Quality> qualities = new LinkedHashMap<>();
    private final Map<String, Latency> types = new TreeMap<>();
    private double loss;
    private boolean fifo;
    private long durationNanos = SimTime.seconds(5);

    private Setups(Protocol protocol, int nodes) {
        this.protocol = protocol;
        this.nodes = IntStream.rangeClosed(1, nodes)
                .mapToObj(i -> new NodeId("n" + i))
                .toList();
    }

    public static Setups of(Protocol protocol, int nodes) {
        return new Setups(protocol, nodes);
    }

    /** Raft as the paper recommends it: election timeouts of 150 to 300 ms. */
    public static Setups raft(int nodes) {
        return new Setups(new RaftProtocol(), nodes)
                .set(
                        "election-timeout",
                        new Settings.Range(SimTime.millis(150), SimTime.millis(300)))
                .set("heartbeat", SimTime.millis(50))
                .set("pre-vote", false)
                .set("check-quorum", false)
                .set("snapshot-every", 0L)
                .set("members", 0L)
                .set("max-staleness", 0L)
                .set("session-wait", 0L)
                .set("entries-per-message", 64L)
                .set("pipelining", false)
                .set("reads", "read-index")
                .set("clock-drift-bound", 0.0)
                .set("read-batch", 0L)
                .set("lease-check", "on-answer")
                .set("lease-clock", "monotonic")
                .set("bugs", List.of());
    }

    public Setups set(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    public Setups latency(Latency every) {
        latency = every;
        return this;
    }

    public Setups diskWrite(Latency every) {
        diskWrite = every;
        return this;
    }

    /** Nodes do not wait for their disks; these are flushed so often. */
    public Setups flushEvery(long nanos) {
        flushEveryNanos = nanos;
        return this;
    }

    public Setups handler(long nanos) {
        return handler(Latency.constant(nanos));
    }

    public Setups handler(Latency every) {
        handler = every;
        return this;
    }

    /** For messages of this type. */
    public Setups handler(String type, Latency every) {
        handlerByType.put(type, every);
        return this;
    }

    public Setups loss(double share) {
        loss = share;
        return this;
    }

    /** A link that takes longer or shorter than the others. */
    public Setups link(String from, String to, Latency own) {
        links.put(new Topology.Link(new NodeId(from), new NodeId(to)), own);
        return this;
    }

    /** A link that is worse than the others, or better. */
    public Setups link(String from, String to, Setup.Quality quality) {
        qualities.put(new Topology.Link(new NodeId(from), new NodeId(to)), quality);
        return this;
    }

    /** Messages that take longer or shorter than others. */
    public Setups type(String type, Latency own) {
        types.put(type, own);
        return this;
    }

    public Setups fifo() {
        fifo = true;
        return this;
    }

    public Setups clock(String node, long offsetNanos, long driftPpb) {
        clocks.put(new NodeId(node), new Setup.ClockError(offsetNanos, driftPpb, 0));
        return this;
    }

    /** A clock that is right and claims to be off by so much at most. */
    public Setups uncertainClock(String node, long uncertaintyNanos) {
        clocks.put(new NodeId(node), new Setup.ClockError(0, 0, uncertaintyNanos));
        return this;
    }

    public Setups seconds(long seconds) {
        durationNanos = SimTime.seconds(seconds);
        return this;
    }

    /** A client that reads and writes registers all the time. */
    public Setups registerClient(String name, double perSecond, double reads) {
        return client(
                name,
                new Pace.Rate(perSecond),
                RegisterWorkload.KIND,
                Map.of("keys", 1L, "reads", reads, "skew", 0.0, "deletes", 0.0));
    }

    /** A client that adds to a counter and reads it all the time. */
    public Setups counterClient(String name, double perSecond, double reads) {
        return client(name, new Pace.Rate(perSecond), CounterWorkload.KIND, Map.of("reads", reads));
    }

    /** A client that does what the script says. */
    public Setups scriptedClient(String name) {
        clients.add(new Setup.ClientPlan(
                clientSettings(name, new Pace.Scripted()), null, Settings.of(Map.of())));
        return this;
    }

    /** A client that behaves just so, and does what the script says. */
    public Setups client(ClientSettings behaviour) {
        clients.add(new Setup.ClientPlan(behaviour, null, Settings.of(Map.of())));
        return this;
    }

    /** A client that behaves just so. */
    public Setups client(
            ClientSettings behaviour, WorkloadKind workload, Map<String, ?> workloadSettings) {
        clients.add(new Setup.ClientPlan(behaviour, workload, Settings.of(workloadSettings)));
        return this;
    }

    public Setups client(
            String name, Pace pace, WorkloadKind workload, Map<String, ?> workloadSettings) {
        clients.add(new Setup.ClientPlan(
                clientSettings(name, pace), workload, Settings.of(workloadSettings)));
        return this;
    }

    private ClientSettings clientSettings(String name, Pace pace) {
        return new ClientSettings(
                new NodeId(name),
                nodes,
                pace,
                new ClientSettings.Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG),
                ReadPolicies.LEADER,
                SessionRules.NONE,
                SimTime.millis(100),
                SimTime.seconds(1));
    }

    public Setups step(long atMillis, String client, dev.anachron.base.Command command) {
        script.add(
                new Setup.ScriptStep(SimTime.millis(atMillis), new NodeId(client), command, null));
        return this;
    }

    public Setups fault(long atMillis, long forMillis, Fault fault) {
        long forNanos = forMillis < 0 ? SimTime.NEVER : SimTime.millis(forMillis);
        faults.add(new Setup.PlannedFault(SimTime.millis(atMillis), forNanos, fault));
        return this;
    }

    /** A fault that strikes again and again. */
    public Setups fault(long atMillis, long forMillis, long everyMillis, Fault fault) {
        faults.add(new Setup.PlannedFault(
                SimTime.millis(atMillis),
                SimTime.millis(forMillis),
                SimTime.millis(everyMillis),
                fault));
        return this;
    }

    public Setup build() {
        return new Setup(
                durationNanos,
                new Setup.Cluster(
                        protocol,
                        nodes,
                        Settings.of(settings),
                        clocks,
                        new Setup.Work(handler, handlerByType, diskWrite, flushEveryNanos)),
                new Setup.Links(
                        new Topology(latency, links, fifo, types, Map.of()), loss, qualities),
                clients,
                script,
                faults);
    }
}
