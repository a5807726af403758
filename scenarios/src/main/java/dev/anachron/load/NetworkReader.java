package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.load.Tree.Entry;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Setup.Links;
import dev.anachron.scenario.Setup.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code network:}. */
final class NetworkReader {
    static final List<String> KEYS =
            List.of("latency", "regions", "between", "remote", "types", "links", "loss", "fifo");

    /** What a single link may have. */
    static final List<String> LINK_KEYS = List.of("latency", "loss", "bandwidth", "queue", "types");

    private static final Latency STANDARD = Latency.constant(1_000_000);
    private static final long QUEUE_BYTES = 64_000;

    private final Problems problems;
    private final Parties parties;
    /** Null when the section cannot be read. */
    private final @Nullable Fields fields;

    private final RegionsReader regions;

    private NetworkReader(Problems problems, Parties parties, @Nullable Fields fields) {
        this.problems = problems;
        this.parties = parties;
        this.fields = fields;
        this.regions = new RegionsReader(
                problems, parties, fields == null ? null : fields.find("regions"));
    }

    static NetworkReader of(@Nullable Tree tree, Parties parties, Problems problems) {
        Fields fields = Fields.ofOptional(tree, "'network'", KEYS, problems);
        return new NetworkReader(problems, parties, fields);
    }

    /** Who is in which region; known before the rest is read. */
    SortedMap<String, List<String>> regions() {
        return regions.read();
    }

    Links read(MessageTypes messageTypes) {
        if (fields == null) {
            return new Links(new Topology(STANDARD, Map.of(), false), 0);
        }
        Tree latency = fields.find("latency");
        Latency standard =
                latency == null ? STANDARD : new LatencyReader(problems).read(latency, STANDARD);
        double loss = fields.read("loss", Quantities::probability, 0.0);
        Single single = new Single(loss, messageTypes, types(fields, messageTypes));
        single.latencies.putAll(regions.between(fields.find("between")));
        links(fields.find("links"), single);
        boolean fifo = fields.read("fifo", SettingsReader::flag, false);
        Topology topology = regions.remote(
                fields.find("remote"),
                new Topology(standard, single.latencies, fifo, single.standardTypes, single.types));
        return new Links(topology, loss, Collections.unmodifiableMap(single.qualities));
    }

    /** What is known of single links. */
    private static final class Single {
        final double loss;
        final MessageTypes messageTypes;
        final Map<String, Latency> standardTypes;
        final Map<Topology.Link, Latency> latencies = new LinkedHashMap<>();
        final Map<Topology.Link, Map<String, Latency>> types = new LinkedHashMap<>();
        final Map<Topology.Link, Quality> qualities = new LinkedHashMap<>();

        Single(double loss, MessageTypes messageTypes, Map<String, Latency> standardTypes) {
            this.loss = loss;
            this.messageTypes = messageTypes;
            this.standardTypes = standardTypes;
        }
    }

    private void links(@Nullable Tree tree, Single single) {
        LinkNames names = new LinkNames(problems, "party", parties.all(), parties.certain());
        List<Topology.Link> given = new ArrayList<>();
        for (Entry entry : entries(tree, "links", "{ n1->n2: 20ms }")) {
            Tree value = entry.value();
            Fields link = value instanceof Tree.Mapping && !isLatency(value)
                    ? Fields.of(value, "a link", LINK_KEYS, problems)
                    : null;
            Latency latency = link == null
                    ? new LatencyReader(problems).read(value, STANDARD)
                    : latency(link);
            for (LinkNames.Ends ends : names.read(entry.place(), entry.key())) {
                for (Topology.Link name : ends.links()) {
                    if (given.contains(name)) {
                        problems.add(entry.place(), "the link " + name + " is given twice");
                    }
                    given.add(name);
                    if (latency != null) {
                        single.latencies.put(name, latency);
                    }
                    if (link != null) {
                        describe(name, link, single);
                    }
                }
            }
        }
    }

    /** A map may be a latency, or all that is known of a link. */
    private static boolean isLatency(Tree value) {
        return value instanceof Tree.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry -> LatencyReader.FORMS.contains(entry.key()));
    }

    private @Nullable Latency latency(Fields link) {
        Tree latency = link.find("latency");
        return latency == null ? null : new LatencyReader(problems).read(latency, STANDARD);
    }

    private void describe(Topology.Link name, Fields link, Single single) {
        if (link.find("types") != null) {
            Map<String, Latency> types = new TreeMap<>(single.standardTypes);
            types.putAll(types(link, single.messageTypes));
            single.types.put(name, types);
        }
        boolean limited = link.find("bandwidth") != null;
        if (link.find("queue") != null && !limited) {
            problems.add(
                    link.placeOf("queue"),
                    "a queue needs a bandwidth; expected for example bandwidth: 1MB/s");
        }
        if (limited || link.find("loss") != null) {
            Quality quality = new Quality(
                    link.read("loss", Quantities::probability, single.loss),
                    limited ? link.read("bandwidth", Quantities::bandwidth, 1L) : 0,
                    link.read("queue", Quantities::size, QUEUE_BYTES));
            single.qualities.put(name, quality);
        }
    }

    private Map<String, Latency> types(Fields of, MessageTypes messageTypes) {
        Map<String, Latency> types = new TreeMap<>();
        for (Entry entry : entries(of.find("types"), "types", "{ AppendEntries: 5ms }")) {
            messageTypes.check(entry.place(), entry.key());
            types.put(entry.key(), new LatencyReader(problems).read(entry.value(), STANDARD));
        }
        return types;
    }

    private List<Entry> entries(@Nullable Tree tree, String key, String example) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.entries();
        }
        if (tree != null) {
            problems.add(
                    tree.place(),
                    "'" + key + "' is " + tree.kind() + "; expected a map such as " + example);
        }
        return List.of();
    }
}
