package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.fault.Targets;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code cluster:}. */
final class ClusterReader {
    static final List<String> KEYS =
            List.of("protocol", "nodes", "settings", "clocks", "handler-time", "disk");

    /** More than any real consensus group; enough to see what size does. */
    private static final int NODES_AT_MOST = 99;

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
        long handlerNanos = fields.read("handler-time", Quantities::duration, HANDLER_NANOS);
        Latency disk = disk();
        Protocol protocol = protocol(protocols);
        Settings settings = protocol == null ? null : settings(protocol);
        if (protocol != null && parties.certain()) {
            size(protocol, parties.nodes().size());
        }
        return protocol == null || settings == null
                ? null
                : new Cluster(
                        protocol,
                        Parties.ids(parties.nodes()),
                        settings,
                        clocks,
                        handlerNanos,
                        disk);
    }

    private @Nullable Protocol protocol(List<Protocol> protocols) {
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

    private void size(Protocol protocol, int nodes) {
        String objection = protocol.objection(nodes);
        if (!objection.isEmpty()) {
            problems.add(
                    fields.placeOf("nodes"),
                    "a cluster of " + nodes + (nodes == 1 ? " node" : " nodes") + " for protocol '"
                            + protocol.name() + "'; " + objection);
        }
    }

    private @Nullable Settings settings(Protocol protocol) {
        SettingsReader reader = new SettingsReader(protocol.settings());
        Fields given =
                Fields.ofOptional(fields.find("settings"), "'settings'", reader.names(), problems);
        return given == null ? null : reader.read(given);
    }

    private Map<NodeId, ClockError> clocks(Parties parties, Moments moments) {
        Map<NodeId, ClockError> clocks = new LinkedHashMap<>();
        Tree tree = fields.find("clocks");
        List<String> known = parties.certain() ? parties.nodes() : keysOf(tree);
        Fields byNode = Fields.ofOptional(tree, "'clocks'", known, problems);
        if (byNode == null) {
            return clocks;
        }
        for (Tree.Entry entry : byNode.mapping().entries()) {
            Fields clock =
                    Fields.of(entry.value(), "a clock", List.of("drift", "offset"), problems);
            if (clock != null) {
                long drift = clock.read("drift", Quantities::driftPpb, 0L);
                long offset = clock.read("offset", Quantities::signedDuration, 0L);
                if (!moments.canBeShown(offset, drift)) {
                    problems.add(
                            entry.place(),
                            "this clock shows more than " + Quantities.BEYOND
                                    + " before the run ends");
                }
                clocks.put(new NodeId(entry.key()), new ClockError(offset, drift));
            }
        }
        return Collections.unmodifiableMap(clocks);
    }

    private static List<String> keysOf(@Nullable Tree tree) {
        return tree instanceof Tree.Mapping mapping
                ? mapping.entries().stream().map(Tree.Entry::key).toList()
                : List.of();
    }

    private Latency disk() {
        Fields disk = Fields.ofOptional(fields.find("disk"), "'disk'", List.of("write"), problems);
        Tree write = disk == null ? null : disk.find("write");
        return write == null ? DISK_WRITE : new LatencyReader(problems).read(write, DISK_WRITE);
    }
}
