package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.fault.Targets;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.scenario.Setup.Work;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Protocol.Objection;
import dev.anachron.spi.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code cluster:}. */
final class ClusterReader {
    static final List<String> KEYS = List.of(
            "protocol",
            SystemInPlace.KEY,
            "nodes",
            "shards",
            "settings",
            "clocks",
            "handler-time",
            "handler-times",
            "disk");

    /** The key of a clock that every node has. */
    private static final String EVERY_NODE = "all";

    static final List<String> DISK_KEYS = List.of("write", "sync");

    static final List<String> CLOCK_KEYS = List.of("drift", "offset", "uncertainty");

    /** More than any real consensus group; enough to see what size does. */
    static final int NODES_AT_MOST = 199;

    private static final long HANDLER_NANOS = 20_000;
    private static final Latency DISK_WRITE = Latency.constant(300_000);

    private final Fields fields;
    private final Problems problems;

    private ClusterReader(Fields fields) {
        this.fields = fields;
        this.problems = fields.problems();
    }

    /** Null, and a problem, when there is no such section. */
    static @Nullable ClusterReader of(Fields top) {
        Tree tree = top.need("cluster", "{ protocol: raft, nodes: 3 }");
        Fields fields = tree == null ? null : Fields.of(tree, "'cluster'", KEYS, top.problems());
        return fields == null ? null : new ClusterReader(fields);
    }

    /** The names of the nodes, without those that cannot be read. */
    List<String> nodes() {
        Tree tree = fields.need("nodes", "[n1, n2, n3]");
        if (tree == null) {
            return List.of();
        }
        if (tree instanceof Tree.Scalar) {
            Integer count = Fields.scalar(tree, ClusterReader::count, problems);
            return IntStream.rangeClosed(1, count == null ? 0 : count)
                    .mapToObj(i -> "n" + i)
                    .toList();
        }
        List<String> names = new ArrayList<>();
        for (Tree item : Fields.itemsOnly(tree, "'nodes'", problems)) {
            String name = Fields.scalar(item, ClusterReader::partyName, problems);
            if (name != null && names.contains(name)) {
                problems.add(item.place(), "the node " + name + " is named twice");
            } else if (name != null) {
                names.add(name);
            }
        }
        if (tree instanceof Tree.Items items && !sizeFits(items.items().size())) {
            problems.add(
                    tree.place(),
                    "a cluster of " + items.items().size() + " nodes; expected 1 to "
                            + NODES_AT_MOST);
        }
        return names;
    }

    /** Which of them run the protocol together; all, when it does not say or cannot be read. */
    Shards shards(List<String> nodes) {
        Tree tree = fields.find("shards");
        return tree == null || nodes.isEmpty()
                ? Shards.undivided(Parties.ids(nodes))
                : new ShardsReader(problems, nodes).read(tree);
    }

    /** A name that no target word means already. */
    static String partyName(String text) throws Malformed {
        if (Targets.ROLES.contains(text)) {
            throw new Malformed("'" + text + "' is a word for targets of faults; expected a name"
                    + " of its own, for example n1");
        }
        return Names.party(text);
    }

    private static int count(String text) throws Malformed {
        long count = Quantities.whole(text);
        if (!sizeFits(count)) {
            throw new Malformed("a cluster of " + text + " nodes; expected 1 to " + NODES_AT_MOST);
        }
        return (int) count;
    }

    private static boolean sizeFits(long size) {
        return size >= 1 && size <= NODES_AT_MOST;
    }

    /** Null when the protocol cannot be read. */
    @Nullable
    Cluster read(Parties parties, Moments moments, List<Protocol> protocols) {
        Map<NodeId, ClockError> clocks = clocks(parties, moments);
        Protocol protocol = protocol(protocols);
        MessageTypes types = protocol == null
                ? MessageTypes.unknown(problems)
                : MessageTypes.of(protocol, problems);
        Fields disk = Fields.ofOptional(fields.find("disk"), "'disk'", DISK_KEYS, problems);
        Work work = new Work(handlerTime(), handlerTimes(types), diskWrite(disk), flushEvery(disk));
        Settings settings = protocol == null ? null : settings(protocol, parties);
        if (protocol != null && parties.certain()) {
            sizes(protocol, parties.shards());
        }
        return protocol == null || settings == null
                ? null
                : new Cluster(
                        protocol,
                        Parties.ids(parties.nodes()),
                        parties.nodesByRegion(),
                        parties.shards(),
                        settings,
                        clocks,
                        work);
    }

    private @Nullable Protocol protocol(List<Protocol> protocols) {
        if (fields.find(SystemInPlace.KEY) != null) {
            return null; // a problem already: it would have given its place to a protocol
        }
        Tree tree = fields.need("protocol", "raft");
        if (tree == null) {
            return null;
        }
        List<String> names = protocols.stream().map(Protocol::name).toList();
        String name = Fields.scalar(tree, text -> text, problems);
        if (name != null && !names.contains(name)) {
            problems.unknown(tree.place(), "protocol", name, names);
        }
        return protocols.stream()
                .filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void sizes(Protocol protocol, Shards shards) {
        if (shards.divided() && protocol.keepsLocks()) {
            problems.add(
                    fields.placeOf("shards"),
                    "the protocol '" + protocol.name()
                            + "' has one lock service and one storage; expected no shards");
            return;
        }
        for (Shard shard : shards.all()) {
            int nodes = shard.nodes().size();
            String objection = protocol.objection(nodes);
            if (!objection.isEmpty()) {
                String what = shards.divided() ? "a shard of " : "a cluster of ";
                problems.add(
                        fields.placeOf(shards.divided() ? "shards" : "nodes"),
                        what + nodes + (nodes == 1 ? " node" : " nodes") + " for protocol '"
                                + protocol.name() + "'; " + objection);
            }
        }
    }

    private @Nullable Settings settings(Protocol protocol, Parties parties) {
        SettingsReader reader = SettingsReader.ofShards(protocol.settings(), parties);
        Fields given =
                Fields.ofOptional(fields.find("settings"), "'settings'", reader.names(), problems);
        if (given == null) {
            return null;
        }
        Settings settings = reader.read(given);
        if (parties.certain()) {
            for (Shard shard : parties.shards().all()) {
                Deployment deployment = new Deployment(
                        shard.nodes(), parties.nodesByRegion().among(shard.nodes()), settings);
                for (Objection objection : protocol.objections(deployment)) {
                    problems.add(given.placeOf(objection.setting()), objection.expected());
                }
            }
        }
        return settings;
    }

    private Map<NodeId, ClockError> clocks(Parties parties, Moments moments) {
        Map<NodeId, ClockError> clocks = new LinkedHashMap<>();
        Tree tree = fields.find("clocks");
        List<String> known = new ArrayList<>(List.of(EVERY_NODE));
        known.addAll(parties.certain() ? parties.nodes() : keysOf(tree));
        Fields byNode = Fields.ofOptional(tree, "'clocks'", known, problems);
        if (byNode == null) {
            return clocks;
        }
        Tree.Entry every = byNode.mapping().find(EVERY_NODE);
        ClockError common =
                every == null ? ClockError.NONE : clock(every, ClockError.NONE, moments);
        if (!common.equals(ClockError.NONE)) {
            Parties.ids(parties.nodes()).forEach(node -> clocks.put(node, common));
        }
        for (Tree.Entry entry : byNode.mapping().entries()) {
            if (!entry.key().equals(EVERY_NODE)) {
                clocks.put(new NodeId(entry.key()), clock(entry, common, moments));
            }
        }
        return Collections.unmodifiableMap(clocks);
    }

    private ClockError clock(Tree.Entry entry, ClockError common, Moments moments) {
        Fields clock = Fields.of(entry.value(), "a clock", CLOCK_KEYS, problems);
        if (clock == null) {
            return common;
        }
        long drift = clock.read("drift", Quantities::driftPpb, common.driftPpb());
        long offset = clock.read("offset", Quantities::signedDuration, common.offsetNanos());
        if (!moments.canBeShown(offset, drift)) {
            problems.add(
                    entry.place(),
                    "this clock shows more than " + Quantities.BEYOND + " before the run ends");
        }
        return new ClockError(
                offset,
                drift,
                clock.read("uncertainty", Quantities::duration, common.uncertaintyNanos()));
    }

    private static List<String> keysOf(@Nullable Tree tree) {
        return tree instanceof Tree.Mapping mapping
                ? mapping.entries().stream().map(Tree.Entry::key).toList()
                : List.of();
    }

    /** The only latency that may be nothing. */
    private Latency handlerTime() {
        Tree tree = fields.find("handler-time");
        if (tree instanceof Tree.Scalar) {
            return Latency.constant(
                    fields.read("handler-time", Quantities::duration, HANDLER_NANOS));
        }
        Latency usual = Latency.constant(HANDLER_NANOS);
        return tree == null ? usual : new LatencyReader(problems).read(tree, usual);
    }

    private SortedMap<String, Latency> handlerTimes(MessageTypes types) {
        SortedMap<String, Latency> times = new TreeMap<>();
        Tree tree = fields.find("handler-times");
        Fields byType = Fields.ofOptional(tree, "'handler-times'", keysOf(tree), problems);
        if (byType != null) {
            LatencyReader reader = new LatencyReader(problems);
            for (Tree.Entry entry : byType.mapping().entries()) {
                types.check(entry.place(), entry.key());
                times.put(entry.key(), reader.read(entry.value(), Latency.constant(HANDLER_NANOS)));
            }
        }
        return times;
    }

    private Latency diskWrite(@Nullable Fields disk) {
        Tree write = disk == null ? null : disk.find("write");
        return write == null ? DISK_WRITE : new LatencyReader(problems).read(write, DISK_WRITE);
    }

    private static long flushEvery(@Nullable Fields disk) {
        return disk == null ? 0 : disk.read("sync", ClusterReader::sync, 0L);
    }

    private static long sync(String text) throws Malformed {
        if (text.equals("always")) {
            return 0;
        }
        if (text.matches("[a-z].*")) {
            throw new Malformed(Text.quoted(text)
                    + " is not how often to flush; expected always or a duration, for example"
                    + " 200ms");
        }
        return Quantities.positiveDuration(text);
    }
}
