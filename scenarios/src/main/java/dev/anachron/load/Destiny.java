package dev.anachron.load;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.load.Havoc.Strike;
import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import dev.anachron.scenario.Drawn;
import dev.anachron.scenario.Drawn.Value;
import dev.anachron.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario in which everything is decided: what a nemesis draws from the seed stands in it as if
 * somebody had written it by hand, and the nemesis is gone.
 *
 * @param tree the scenario
 * @param drawn what was drawn
 */
record Destiny(Mapping tree, Drawn drawn) {
    private static final String NEMESIS = "nemesis";
    private static final String EXPECT = "expect";
    private static final String CONVERGED = "converged-after";
    private static final String READS = "reads";
    private static final double EVEN = 0.5;

    /** The scenario as it is when it has no nemesis, or one that cannot be read. */
    static Destiny of(Mapping tree, long seed, Catalogues catalogues, Problems problems) {
        Entry section = tree.find(NEMESIS);
        Mapping without = tree.without(NEMESIS);
        if (section == null || section.value().isNothing()) {
            return new Destiny(without, Drawn.NOTHING);
        }
        Problems reported = new Problems(); // whoever reads these parts for the run will say it
        Fields top = Fields.of(without, "a scenario", ScenarioReader.KEYS, reported);
        ClusterReader cluster = top == null ? null : ClusterReader.of(top);
        List<String> nodes = cluster == null ? List.of() : cluster.nodes();
        Shards shards = cluster == null ? Shards.UNDIVIDED : cluster.shards(nodes);
        long duration = top == null ? 0 : top.read("duration", Quantities::positiveDuration, 0L);
        if (!reported.isEmpty() || nodes.isEmpty() || duration == 0) {
            return new Destiny(without, Drawn.NOTHING);
        }
        Nemesis nemesis = NemesisReader.read(section.value(), duration, shards, problems);
        return nemesis == null
                ? new Destiny(without, Drawn.NOTHING)
                : new Decision(nemesis, section, seed, problems).of(without, shards, catalogues);
    }

    /** Takes all decisions, one after the other, each from a stream of its own. */
    private static final class Decision {
        private final Nemesis nemesis;
        private final Entry section;
        private final RandomStream random;
        private final Problems problems;
        private final List<Value> values = new ArrayList<>();

        Decision(Nemesis nemesis, Entry section, long seed, Problems problems) {
            this.nemesis = nemesis;
            this.section = section;
            this.random = RandomStream.root(seed).child(NEMESIS);
            this.problems = problems;
        }

        Destiny of(Mapping tree, Shards named, Catalogues catalogues) {
            RandomStream swarm = random.child("swarm");
            Shards shards = shards(tree, named, swarm.child("nodes"));
            Mapping changed = shards.equals(named)
                    ? tree
                    : changed(
                            tree,
                            "cluster.nodes",
                            Integer.toString(shards.all().get(0).nodes().size()));
            changed = latency(changed, swarm.child("latency"));
            changed = reads(changed, catalogues.workloads(), swarm.child(READS));
            List<Mischief> kinds = kinds(swarm.child("kinds"));
            if (nemesis.core()) {
                value("core", core(shards));
            }
            List<String> faults = faults(kinds, shards);
            changed = struck(changed, faults);
            return new Destiny(converging(changed), new Drawn(values, faults));
        }

        private String core(Shards shards) {
            List<String> core = Havoc.core(shards, random);
            return shards.all().stream()
                    .flatMap(shard -> Parties.names(shard.nodes()).stream())
                    .filter(core::contains)
                    .collect(Collectors.joining(" "));
        }

        private void value(String name, String text) {
            values.add(new Value(name, text));
        }

        private Shards shards(Mapping tree, Shards named, RandomStream chance) {
            List<Integer> sizes = nemesis.swarm().nodes();
            if (sizes.isEmpty()) {
                return named;
            }
            if (named.divided()) {
                problems.add(
                        section.place(),
                        "the nemesis draws how many nodes there are, and these are divided into"
                                + " shards; expected no 'nodes' in its swarm");
                return named;
            }
            if (tree.value("cluster") instanceof Mapping cluster
                    && !(cluster.value("nodes") instanceof Scalar)) {
                problems.add(
                        cluster.place(),
                        "the nemesis draws how many nodes there are, and these have names; expected"
                                + " a number of nodes");
                return named;
            }
            int size = chance.pick(sizes);
            value("nodes", Integer.toString(size));
            List<String> nodes = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                nodes.add("n" + i);
            }
            return Shards.undivided(Parties.ids(nodes));
        }

        private Mapping changed(Mapping tree, String path, String text) {
            return changed(tree, path, new Scalar(section.place(), text));
        }

        private Mapping changed(Mapping tree, String path, Tree value) {
            return Changes.apply(tree, new Entry(section.place(), path, value), problems);
        }

        private Mapping latency(Mapping tree, RandomStream chance) {
            List<Tree> choices = nemesis.swarm().latency();
            if (choices.isEmpty()) {
                return tree;
            }
            Tree latency = chance.pick(choices);
            value("latency", TreeWriter.flow(latency));
            return changed(tree, "network.latency", latency);
        }

        private Mapping reads(Mapping tree, List<WorkloadKind> workloads, RandomStream chance) {
            Span range = nemesis.swarm().reads();
            if (range == null) {
                return tree;
            }
            String reads = Mischief.Unit.SHARE.text(chance.between(range.low(), range.high()));
            value(READS, reads);
            List<String> reading = workloads.stream()
                    .filter(kind ->
                            kind.settings().stream().anyMatch(s -> s.name().equals(READS)))
                    .map(WorkloadKind::name)
                    .toList();
            Mapping changed = tree;
            List<Tree> clients =
                    tree.value("clients") instanceof Items items ? items.items() : List.of();
            for (int i = 0; i < clients.size(); i++) {
                Tree workload = clients.get(i) instanceof Mapping client
                        ? reading(client.value("workload"), reading, reads)
                        : null;
                if (workload != null) {
                    changed = changed(changed, "clients." + (i + 1) + ".workload", workload);
                }
            }
            if (changed.equals(tree)) {
                problems.add(
                        section.place(),
                        "the nemesis draws the share of reads, and no client has a workload with"
                                + " one; expected no 'reads'");
            }
            return changed;
        }

        /** The workload with that share of reads; null when it has none. */
        private @Nullable Tree reading(
                @Nullable Tree workload, List<String> reading, String reads) {
            Mapping nothing = new Mapping(section.place(), List.of());
            Entry entry = null;
            if (workload instanceof Scalar name) {
                entry = new Entry(name.place(), String.valueOf(name.text()), nothing);
            } else if (workload instanceof Mapping map && map.entries().size() == 1) {
                entry = map.entries().get(0);
            }
            if (entry == null || !reading.contains(entry.key())) {
                return null;
            }
            Mapping settings = entry.value() instanceof Mapping given ? given : nothing;
            Scalar share = new Scalar(section.place(), reads);
            return new Mapping(
                    entry.place(),
                    List.of(new Entry(
                            entry.place(),
                            entry.key(),
                            settings.with(new Entry(section.place(), READS, share)))));
        }

        /** Each is on or off; one is on in any case, and one that can break a node when it must. */
        private List<Mischief> kinds(RandomStream chance) {
            List<Mischief> kinds = Mischief.ALL.stream()
                    .filter(kind -> nemesis.kinds().containsKey(kind.name()))
                    .toList();
            if (!nemesis.swarm().kinds()) {
                return kinds;
            }
            List<Lot> lots = kinds.stream()
                    .map(kind -> new Lot(kind, chance.child(kind.name()).nextDouble()))
                    .toList();
            Lot best = lots.stream()
                    .filter(lot -> lot.kind().forGood() || !nemesis.core())
                    .max(Comparator.comparingDouble(Lot::luck))
                    .orElseThrow();
            return lots.stream()
                    .filter(lot -> lot.luck() >= EVEN || lot.equals(best))
                    .map(Lot::kind)
                    .toList();
        }

        /** What a kind drew when it was decided whether it is on. */
        private record Lot(Mischief kind, double luck) {}

        private List<String> faults(List<Mischief> kinds, Shards shards) {
            value("kinds", kinds.stream().map(Mischief::name).collect(Collectors.joining(", ")));
            List<Strike> strikes = new ArrayList<>();
            try {
                strikes.addAll(Havoc.draw(nemesis, kinds, shards, random));
            } catch (IllegalArgumentException e) {
                problems.add(section.place(), String.valueOf(e.getMessage()));
            }
            SortedMap<String, Integer> counts = new TreeMap<>();
            strikes.forEach(strike -> counts.merge(strike.kind().name(), 1, Integer::sum));
            String byKind = counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            value("faults", strikes.size() + (byKind.isEmpty() ? "" : ": " + byKind));
            return strikes.stream().map(Strike::yaml).toList();
        }

        private Mapping struck(Mapping tree, List<String> faults) {
            Mapping changed = tree;
            for (String fault : faults) {
                Tree parsed = TreeParser.parseOption(fault, section.place(), problems);
                if (parsed != null) {
                    changed = changed(changed, "faults.+", parsed);
                }
            }
            return changed;
        }

        /** What the scenario itself expects of this comes first. */
        private Mapping converging(Mapping tree) {
            Long within = nemesis.convergeNanos();
            boolean said = tree.value(EXPECT) instanceof Mapping mapping
                    && mapping.find(CONVERGED) != null;
            return within == null || said
                    ? tree
                    : changed(tree, EXPECT + "." + CONVERGED, "<= " + SimTime.span(within));
        }
    }
}
