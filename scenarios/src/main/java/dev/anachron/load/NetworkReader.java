package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.load.Tree.Entry;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Setup.Links;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code network:}. */
final class NetworkReader {
    static final List<String> KEYS = List.of("latency", "links", "loss", "fifo");

    private static final Latency STANDARD = Latency.constant(1_000_000);

    private final Problems problems;
    private final Parties parties;

    NetworkReader(Problems problems, Parties parties) {
        this.problems = problems;
        this.parties = parties;
    }

    Links read(@Nullable Tree tree) {
        Fields fields = Fields.ofOptional(tree, "'network'", KEYS, problems);
        if (fields == null) {
            return new Links(new Topology(STANDARD, Map.of(), false), 0);
        }
        Tree latency = fields.find("latency");
        Latency standard =
                latency == null ? STANDARD : new LatencyReader(problems).read(latency, STANDARD);
        boolean fifo = fields.read("fifo", SettingsReader::flag, false);
        double loss = fields.read("loss", Quantities::probability, 0.0);
        return new Links(new Topology(standard, links(fields.find("links")), fifo), loss);
    }

    private Map<Topology.Link, Latency> links(@Nullable Tree tree) {
        if (tree != null && !(tree instanceof Tree.Mapping)) {
            problems.add(
                    tree.place(),
                    "'links' is " + tree.kind() + "; expected a map such as { n1->n2: 20ms }");
        }
        List<Entry> entries =
                tree instanceof Tree.Mapping mapping ? mapping.entries() : new ArrayList<>();
        Map<Topology.Link, Latency> links = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Topology.Link link = link(entry);
            Latency latency = new LatencyReader(problems).read(latency(entry.value()), STANDARD);
            if (link != null && links.put(link, latency) != null) {
                problems.add(entry.place(), "the link " + link + " is given twice");
            }
        }
        return Collections.unmodifiableMap(links);
    }

    /** The latency itself, or a map with it: room for what else a link may have some day. */
    private static Tree latency(Tree value) {
        Tree latency =
                value instanceof Tree.Mapping mapping && mapping.entries().size() == 1
                        ? mapping.value("latency")
                        : null;
        return latency == null ? value : latency;
    }

    private Topology.@Nullable Link link(Entry entry) {
        String[] ends = entry.key().replace("→", "->").split("->", -1);
        if (ends.length != 2) {
            problems.add(
                    entry.place(),
                    Text.quoted(entry.key())
                            + " is not a link; expected two parties, for example n1->n2");
            return null;
        }
        String from = ends[0].strip();
        String to = ends[1].strip();
        boolean fromKnown = known(from, entry.place());
        boolean toKnown = known(to, entry.place());
        if (!fromKnown || !toKnown) {
            return null;
        }
        if (from.equals(to)) {
            problems.add(entry.place(), "the link leads from " + from + " to itself");
            return null;
        }
        return new Topology.Link(new NodeId(from), new NodeId(to));
    }

    private boolean known(String party, Place place) {
        boolean known = parties.all().contains(party);
        if (!known && parties.certain()) {
            problems.unknown(place, "party", party, parties.all());
        }
        return known;
    }
}
