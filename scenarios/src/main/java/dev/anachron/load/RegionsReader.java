package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.load.Tree.Entry;
import dev.anachron.network.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code regions:} and {@code between:} of a network. */
final class RegionsReader {
    private static final Latency STOPGAP = Latency.constant(1_000_000);

    private final Problems problems;
    private final Parties parties;
    private final @Nullable Tree tree;
    private @Nullable SortedMap<String, List<String>> regions;

    RegionsReader(Problems problems, Parties parties, @Nullable Tree tree) {
        this.problems = problems;
        this.parties = parties;
        this.tree = tree;
    }

    /** One way from one region to another. */
    private record Way(String from, String to) {}

    SortedMap<String, List<String>> read() {
        SortedMap<String, List<String>> known = regions;
        if (known == null) {
            known = regions();
            regions = known;
        }
        return known;
    }

    private SortedMap<String, List<String>> regions() {
        SortedMap<String, List<String>> read = new TreeMap<>();
        if (tree != null && !(tree instanceof Tree.Mapping)) {
            problems.add(
                    tree.place(),
                    "'regions' is " + tree.kind()
                            + "; expected a map such as { eu: [n1, n2], us: [n3] }");
        }
        Set<String> placed = new TreeSet<>();
        List<Entry> entries =
                tree instanceof Tree.Mapping mapping ? mapping.entries() : new ArrayList<>();
        for (Entry entry : entries) {
            Fields.scalar(new Tree.Scalar(entry.place(), entry.key()), Names::title, problems);
            List<String> here = new ArrayList<>();
            for (Fields.Word word : Fields.words(entry.value(), problems)) {
                if (!parties.all().contains(word.text())) {
                    if (parties.certain()) {
                        problems.unknown(word.place(), "party", word.text(), parties.all());
                    }
                } else if (placed.add(word.text())) {
                    here.add(word.text());
                } else {
                    problems.add(word.place(), "'" + word.text() + "' is in a region already");
                }
            }
            if (Fields.items(entry.value()).isEmpty() || entry.value().isNothing()) {
                problems.add(
                        entry.place(),
                        "nobody is in the region '" + entry.key()
                                + "'; expected at least one party");
            }
            read.put(entry.key(), List.copyOf(here));
        }
        return read;
    }

    /** How long messages take between parties in different regions. */
    Map<Topology.Link, Latency> between(@Nullable Tree given) {
        if (given == null) {
            return Map.of();
        }
        if (!haveRegions("between", given)) {
            return Map.of();
        }
        Map<Way, Latency> ways =
                given instanceof Tree.Mapping mapping ? pairs(mapping) : preset(given);
        Map<Topology.Link, Latency> links = new LinkedHashMap<>();
        ways.forEach((way, latency) -> Topology.links(there(way.from()), there(way.to()))
                .forEach(link -> links.put(link, latency)));
        return links;
    }

    /** What a message takes in any case, and so much longer when it leaves its region. */
    Topology remote(@Nullable Tree given, Topology topology) {
        if (given == null || !haveRegions("remote", given)) {
            return topology;
        }
        Latency longer = new LatencyReader(problems).read(given, STOPGAP);
        Map<Topology.Link, Latency> links = new LinkedHashMap<>(topology.links());
        Map<Topology.Link, Map<String, Latency>> types = new LinkedHashMap<>(topology.linkTypes());
        for (Topology.Link link : leavingARegion()) {
            links.put(link, Latency.sum(List.of(longer, topology.latency(link))));
            Map<String, Latency> here = new TreeMap<>();
            topology.types(link)
                    .forEach((type, usual) -> here.put(type, Latency.sum(List.of(longer, usual))));
            types.put(link, here);
        }
        return new Topology(topology.standard(), links, topology.fifo(), topology.types(), types);
    }

    private List<Topology.Link> leavingARegion() {
        List<String> names = List.copyOf(read().keySet());
        return names.stream()
                .flatMap(from -> names.stream()
                        .filter(to -> !to.equals(from))
                        .flatMap(to -> Topology.links(there(from), there(to)).stream()))
                .toList();
    }

    private boolean haveRegions(String key, Tree given) {
        if (read().isEmpty()) {
            problems.add(
                    given.place(),
                    "'" + key + "' needs regions; expected for example"
                            + " regions: { eu: [n1, n2], us: [n3] }");
        }
        return !read().isEmpty();
    }

    private List<NodeId> there(String region) {
        return Parties.ids(read().getOrDefault(region, List.of()));
    }

    private Map<Way, Latency> pairs(Tree.Mapping given) {
        List<String> names = List.copyOf(read().keySet());
        LinkNames reader = new LinkNames(problems, "region", names, true);
        Map<Way, Latency> ways = new LinkedHashMap<>();
        int before = problems.all().size();
        for (Entry entry : given.entries()) {
            Latency latency = new LatencyReader(problems).read(entry.value(), STOPGAP);
            for (LinkNames.Ends ends : reader.read(entry.place(), entry.key())) {
                put(ways, new Way(ends.from(), ends.to()), latency, entry.place());
                if (ends.bothWays()) {
                    put(ways, new Way(ends.to(), ends.from()), latency, entry.place());
                }
            }
        }
        if (problems.all().size() == before) {
            missing(names, ways)
                    .ifPresent(way -> problems.add(
                            given.place(),
                            "nothing is said of the way from '" + way.from() + "' to '" + way.to()
                                    + "'; expected every pair of regions"));
        }
        return ways;
    }

    private static Optional<Way> missing(List<String> names, Map<Way, Latency> ways) {
        return names.stream()
                .flatMap(from ->
                        names.stream().filter(to -> !to.equals(from)).map(to -> new Way(from, to)))
                .filter(way -> !ways.containsKey(way))
                .findFirst();
    }

    private void put(Map<Way, Latency> ways, Way way, Latency latency, Place place) {
        if (ways.put(way, latency) != null) {
            problems.add(
                    place,
                    "the way from '" + way.from() + "' to '" + way.to() + "' is given twice");
        }
    }

    private Map<Way, Latency> preset(Tree given) {
        String name = Fields.scalar(given, text -> text, problems);
        if (name == null) {
            return Map.of();
        }
        if (!RoundTrips.NAMES.contains(name)) {
            problems.unknown(given.place(), "set of round trips", name, RoundTrips.NAMES);
            return Map.of();
        }
        RoundTrips measured = RoundTrips.named(name);
        Map<Way, Latency> ways = new LinkedHashMap<>();
        for (String from : read().keySet()) {
            if (!measured.regions().contains(from)) {
                problems.unknown(placeOf(from), "region of " + name, from, measured.regions());
                continue;
            }
            for (String to : read().keySet()) {
                if (!to.equals(from) && measured.regions().contains(to)) {
                    long nanos = measured.oneWayNanos(from, to);
                    ways.put(new Way(from, to), Latency.constant(nanos));
                }
            }
        }
        return ways;
    }

    private Place placeOf(String region) {
        Entry entry = tree instanceof Tree.Mapping mapping ? mapping.find(region) : null;
        return entry == null ? Place.option("") : entry.place();
    }
}
