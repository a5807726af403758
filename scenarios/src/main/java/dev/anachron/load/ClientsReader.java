package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards.Shard;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.client.Guarantee;
import dev.anachron.client.Markers;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.ReadPolicy;
import dev.anachron.client.SessionRules;
import dev.anachron.client.StickyAfterWrite;
import dev.anachron.client.WhenBehind;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Settings;
import dev.anachron.workload.WorkloadKind;
import dev.anachron.workload.probe.ProbeWorkload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code clients:}. */
final class ClientsReader {
    static final List<String> KEYS = List.of(
            "name",
            "sees",
            "workload",
            "rate",
            "think",
            "consistency",
            "routing",
            "guarantee",
            "when-behind",
            "optimistic",
            "markers",
            "retry",
            "timeout");

    /** The register workload numbers its values by client, in two digits. */
    private static final int CLIENTS_AT_MOST = 99;

    private static final long THINK_NANOS = 10_000_000;
    private static final long RETRY_NANOS = 100_000_000;
    private static final long TIMEOUT_NANOS = 1_000_000_000;

    private final Problems problems;
    private final List<Fields> clients = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final boolean complete;

    ClientsReader(@Nullable Tree tree, List<String> nodes, Problems problems) {
        this.problems = problems;
        List<Tree> items = Fields.itemsOnly(tree, "'clients'", problems);
        for (Tree item : items) {
            Fields fields = Fields.of(item, "a client", KEYS, problems);
            if (fields != null) {
                name(fields, nodes);
            }
        }
        this.complete =
                names.size() == items.size() && (tree == null || tree instanceof Tree.Items);
        if (tree != null && items.size() > CLIENTS_AT_MOST) {
            problems.add(
                    tree.place(), items.size() + " clients; expected at most " + CLIENTS_AT_MOST);
        }
    }

    private void name(Fields fields, List<String> nodes) {
        String name = fields.require("name", "c1", ClusterReader::partyName, "");
        if (nodes.contains(name) || names.contains(name)) {
            problems.add(
                    fields.placeOf("name"),
                    "the name " + name + " is taken by another "
                            + (nodes.contains(name) ? "node" : "client"));
        }
        clients.add(fields);
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** Whether every client has a name that could be read. */
    boolean complete() {
        return complete;
    }

    /**
     * Reads them all.
     *
     * @param cluster whom they ask; null when that cannot be read
     */
    List<ClientPlan> read(
            Parties parties, List<WorkloadKind> workloads, @Nullable Cluster cluster) {
        Protocol protocol = cluster == null ? null : cluster.protocol();
        List<ClientPlan> plans = new ArrayList<>();
        for (Fields fields : clients) {
            ClientPlan plan = client(fields, parties, workloads, cluster);
            WorkloadKind kind = plan.workload();
            if (kind != null && kind.needsLocks() && protocol != null && !protocol.keepsLocks()) {
                problems.add(
                        fields.placeOf("workload"),
                        "the workload '" + kind.name() + "' asks for a lock, and the protocol '"
                                + protocol.name() + "' has none; expected protocol: lock");
            }
            if (kind != null && cluster != null) {
                unfit(fields, kind, plan, cluster);
            }
            plans.add(plan);
        }
        return plans;
    }

    /** Workloads that make no sense with every protocol. */
    private void unfit(Fields client, WorkloadKind kind, ClientPlan plan, Cluster cluster) {
        Protocol protocol = cluster.protocol();
        boolean probe = ProbeWorkload.KIND.equals(kind);
        if (probe && !protocol.leaderless()) {
            problems.add(
                    client.placeOf("workload"),
                    "the workload 'probe' follows writes to the replicas of a store without a"
                            + " leader, and the protocol '" + protocol.name()
                            + "' has one; expected protocol: quorum");
        } else if (probe) {
            probes(client, plan.settings().sees(), cluster);
        }
        boolean conditional = !protocol.keepsLocks()
                && protocol.leaderless()
                && kind.factory().apply(plan.workloadSettings(), 1).conditional();
        if (conditional) {
            problems.add(
                    client.placeOf("workload"),
                    "conditional commands need one order of all commands, which the protocol '"
                            + protocol.name() + "' has not; expected for example protocol: raft");
        }
    }

    private void probes(Fields client, List<NodeId> sees, Cluster cluster) {
        String objection = cluster.shards().divided()
                ? "the replicas of one object are not those of another; expected no shards"
                : cluster.protocol()
                        .objectionToProbes(
                                sees,
                                new Deployment(
                                        cluster.nodes(), cluster.regions(), cluster.settings()));
        if (!objection.isEmpty()) {
            problems.add(
                    client.placeOf("workload"),
                    "the workload 'probe' follows messages: " + objection);
        }
    }

    private ClientPlan client(
            Fields fields,
            Parties parties,
            List<WorkloadKind> workloads,
            @Nullable Cluster cluster) {
        Protocol protocol = cluster == null ? null : cluster.protocol();
        List<NodeId> sees = Parties.ids(sees(fields, parties));
        WorkloadReader reader = new WorkloadReader(fields, workloads);
        WorkloadKind workload = reader.kind();
        long timeoutNanos = fields.read("timeout", Quantities::positiveDuration, TIMEOUT_NANOS);
        ClientSettings settings = new ClientSettings(
                new NodeId(fields.read("name", text -> text, "")),
                sees,
                pace(fields),
                Consistency.levels(fields, cluster, parties.certain() ? sees : List.of()),
                routing(fields),
                rules(fields, protocol, parties),
                fields.read(
                        "retry", Quantities::positiveDuration, retryNanos(protocol, timeoutNanos)),
                timeoutNanos);
        Settings workloadSettings = workload == null ? Settings.of(Map.of()) : reader.settings();
        return new ClientPlan(settings, workload, workloadSettings);
    }

    /** By name, or with its window, {@code { sticky-after-write: 5s }}. */
    private ReadPolicy routing(Fields fields) {
        if (!(fields.find("routing") instanceof Tree.Mapping mapping)) {
            return choice(
                    fields,
                    "routing",
                    ReadPolicies.ALL.toArray(new ReadPolicy[0]),
                    ReadPolicy::name);
        }
        ReadPolicy usual = ReadPolicies.STICKY_AFTER_WRITE;
        Fields policy = Fields.of(mapping, "'routing'", List.of(usual.name()), problems);
        if (policy == null || policy.need(usual.name(), "60s") == null) {
            return usual;
        }
        long windowNanos = policy.read(usual.name(), Quantities::positiveDuration, 0L);
        return new StickyAfterWrite(windowNanos);
    }

    private SessionRules rules(Fields fields, @Nullable Protocol protocol, Parties parties) {
        Guarantee guarantee = choice(fields, "guarantee", Guarantee.values(), Guarantee::text);
        WhenBehind whenBehind =
                choice(fields, "when-behind", WhenBehind.values(), WhenBehind::text);
        Markers markers = choice(fields, "markers", Markers.values(), Markers::text);
        if (protocol != null && !protocol.heedsTokens()) {
            unheeded(fields, "guarantee", guarantee != Guarantee.NONE, protocol);
            unheeded(fields, "when-behind", whenBehind != WhenBehind.ANOTHER, protocol);
            unheeded(fields, "markers", markers != Markers.PER_SHARD, protocol);
        } else if (markers != Markers.PER_SHARD
                && parties.certain()
                && !parties.shards().divided()) {
            problems.add(
                    fields.placeOf("markers"),
                    "one marker for several shards, and this cluster is not divided; expected"
                            + " 'shards' in 'cluster', for example shards: 2");
        }
        return new SessionRules(
                guarantee,
                whenBehind,
                fields.read("optimistic", Quantities::positiveDuration, 0L),
                markers);
    }

    private void unheeded(Fields fields, String key, boolean wanted, Protocol protocol) {
        if (wanted) {
            problems.add(
                    fields.placeOf(key),
                    "'" + key + "' is for replicas that heed what a session has seen, and those of"
                            + " the protocol '" + protocol.name()
                            + "' do not; expected for example protocol: raft");
        }
    }

    /** Without a leader a request that is sent again is another write: not unless it is asked for. */
    private static long retryNanos(@Nullable Protocol protocol, long timeoutNanos) {
        return protocol != null && protocol.leaderless() ? timeoutNanos : RETRY_NANOS;
    }

    private List<String> sees(Fields fields, Parties parties) {
        Tree tree = fields.find("sees");
        if (tree == null || (tree instanceof Tree.Scalar scalar && "all".equals(scalar.text()))) {
            return parties.nodes();
        }
        List<String> seen = new ArrayList<>();
        for (Fields.Word word : Fields.words(tree, problems)) {
            if (seen.contains(word.text())) {
                problems.add(word.place(), "the node " + word.text() + " is named twice");
            } else if (parties.nodes().contains(word.text())) {
                seen.add(word.text());
            } else if (parties.certain()) {
                problems.unknown(word.place(), "node", word.text(), parties.nodes());
            }
        }
        if (tree instanceof Tree.Items items && items.items().isEmpty()) {
            problems.add(tree.place(), "this client sees nobody; expected at least one node");
        } else if (parties.certain()) {
            everyShard(tree, seen, parties);
        }
        return seen;
    }

    /** It could not ask for the objects of one of which it sees no node. */
    private void everyShard(Tree tree, List<String> seen, Parties parties) {
        for (Shard shard : parties.shards().all()) {
            List<String> members = Parties.names(shard.nodes());
            if (parties.shards().divided() && members.stream().noneMatch(seen::contains)) {
                problems.add(
                        tree.place(),
                        "this client sees no node of the shard '" + shard.name()
                                + "'; expected at least one of " + String.join(", ", members));
            }
        }
    }

    private Pace pace(Fields fields) {
        boolean rate = fields.find("rate") != null;
        boolean think = fields.find("think") != null;
        if (rate && think) {
            problems.add(
                    fields.placeOf("think"), "both a rate and a think time; expected one of them");
        }
        if (fields.find("workload") == null) {
            if (rate || think) {
                problems.add(
                        fields.placeOf(rate ? "rate" : "think"),
                        "'" + (rate ? "rate" : "think")
                                + "' without a workload; expected for example workload: register");
            }
            return new Pace.Scripted();
        }
        return rate
                ? new Pace.Rate(fields.read("rate", Quantities::rate, 1.0))
                : new Pace.Think(fields.read("think", Quantities::positiveDuration, THINK_NANOS));
    }

    /** One of the values by its text; the first of them is the default. */
    private static <T> T choice(Fields fields, String key, T[] values, Function<T, String> text) {
        List<String> words = Arrays.stream(values).map(text).toList();
        String word = fields.read(key, Names.oneOf(words), words.get(0));
        return values[words.indexOf(word)];
    }
}
