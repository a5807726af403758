package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code nemesis:}. */
final class NemesisReader {
    static final List<String> KEYS = List.of(
            "from",
            "havoc",
            "kinds",
            "every",
            "lasts",
            "at-once",
            "survivors",
            "heal",
            "converge-within",
            "swarm");

    static final List<String> SWARM_KEYS = List.of("kinds", "nodes", "latency", "reads");

    private static final Latency EVERY = Latency.exponential(500 * SimTime.MILLI, 0);
    private static final Span LASTS = new Span(100 * SimTime.MILLI, 2 * SimTime.SECOND);
    private static final int AT_ONCE = 2;
    private static final int AT_ONCE_AT_MOST = 100;

    private final Fields fields;
    private final Problems problems;

    private NemesisReader(Fields fields) {
        this.fields = fields;
        this.problems = fields.problems();
    }

    /**
     * The nemesis; null when a problem was found.
     *
     * @param durationNanos how long the run lasts
     * @param shards its nodes, unless the swarm says otherwise
     */
    static @Nullable Nemesis read(Tree tree, long durationNanos, Shards shards, Problems problems) {
        int before = problems.all().size();
        Fields fields = Fields.of(tree, "'nemesis'", KEYS, problems);
        if (fields == null) {
            return null;
        }
        Nemesis nemesis = new NemesisReader(fields).read(durationNanos, shards);
        return problems.all().size() == before ? nemesis : null;
    }

    private Nemesis read(long durationNanos, Shards shards) {
        long from = fields.require("from", "1s", Quantities::duration, 0L);
        long havoc = fields.require("havoc", "10s", Quantities::positiveDuration, 1L);
        Tree every = fields.find("every");
        Nemesis.Swarm swarm = swarm();
        Nemesis nemesis = new Nemesis(
                from,
                havoc,
                kinds(fields.read("lasts", Mischief.Unit.DURATION::read, LASTS)),
                every == null ? EVERY : new LatencyReader(problems).read(every, EVERY),
                fields.read("at-once", NemesisReader::atOnce, AT_ONCE),
                fields.read("survivors", NemesisReader::survivors, Nemesis.MAJORITY),
                fields.read("heal", Names.oneOf(List.of("all", "core")), "all").equals("core"),
                fields.find("converge-within") == null
                        ? null
                        : fields.read("converge-within", Quantities::positiveDuration, 1L),
                swarm);
        checkTimes(nemesis, durationNanos);
        checkSurvivors(nemesis, shards);
        checkCore(nemesis);
        return nemesis;
    }

    private SortedMap<String, SortedMap<String, Span>> kinds(Span lasts) {
        SortedMap<String, SortedMap<String, Span>> kinds = new TreeMap<>();
        Tree tree = fields.need("kinds", "[partition, crash]");
        List<Tree.Entry> entries = tree instanceof Tree.Mapping mapping
                ? mapping.entries()
                : tree == null ? List.of() : named(tree);
        for (Tree.Entry entry : entries) {
            Mischief kind = Mischief.named(entry.key());
            if (kind == null) {
                problems.unknown(
                        entry.place(), "kind for a nemesis", entry.key(), Mischief.names());
            } else if (kinds.put(kind.name(), ranges(kind, entry.value(), lasts)) != null) {
                problems.add(entry.place(), "the kind " + kind.name() + " is named twice");
            }
        }
        if (tree != null && entries.isEmpty()) {
            problems.add(
                    tree.place(), "this nemesis does nothing; expected at least one of its kinds");
        }
        return kinds;
    }

    private List<Tree.Entry> named(Tree tree) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Fields.Word word : Fields.words(tree, problems)) {
            entries.add(
                    new Tree.Entry(word.place(), word.text(), new Tree.Scalar(word.place(), null)));
        }
        return entries;
    }

    private SortedMap<String, Span> ranges(Mischief kind, Tree tree, Span lasts) {
        SortedMap<String, Span> ranges = new TreeMap<>();
        List<String> keys = new ArrayList<>(List.of(Nemesis.LASTS));
        kind.dials().forEach(dial -> keys.add(dial.name()));
        String what = "'" + kind.name() + "'";
        Fields own = tree.isNothing()
                ? Fields.ofOptional(null, what, keys, problems)
                : Fields.ofMap(tree, what, keys, example(kind, lasts), problems);
        if (own != null) {
            ranges.put(Nemesis.LASTS, own.read(Nemesis.LASTS, Mischief.Unit.DURATION::read, lasts));
            for (Mischief.Dial dial : kind.dials()) {
                ranges.put(dial.name(), own.read(dial.name(), dial.unit()::read, dial.usual()));
            }
        }
        return ranges;
    }

    /** What may stand behind a kind, with the range that is usual. */
    private static String example(Mischief kind, Span lasts) {
        Mischief.Dial first = kind.dials().isEmpty()
                ? new Mischief.Dial(Nemesis.LASTS, Mischief.Unit.DURATION, lasts)
                : kind.dials().get(0);
        Mischief.Unit unit = first.unit();
        Span usual = first.usual();
        return "such as { " + first.name() + ": " + unit.text(usual.low()) + ".."
                + unit.text(usual.high()) + " }";
    }

    private void refuseNothing(@Nullable Tree choices, String what) {
        if (choices instanceof Tree.Items items && items.items().isEmpty()) {
            problems.add(
                    choices.place(),
                    "there is no " + what + " to choose from here; expected at least one");
        }
    }

    private static int atOnce(String text) throws Malformed {
        return between(text, 1, AT_ONCE_AT_MOST);
    }

    private static int between(String text, long low, long high) throws Malformed {
        long number = Quantities.whole(text);
        if (number < low || number > high) {
            throw new Malformed(
                    Text.quoted(text) + " is outside its bounds; expected " + low + " to " + high);
        }
        return (int) number;
    }

    private static String survivors(String text) throws Malformed {
        return text.matches("-?\\d.*")
                ? Integer.toString(between(text, 1, ClusterReader.NODES_AT_MOST))
                : Names.oneOf(List.of(Nemesis.MAJORITY, Nemesis.ONE)).read(text);
    }

    private void checkTimes(Nemesis nemesis, long durationNanos) {
        String run = SimTime.span(durationNanos);
        long end = SimTime.plus(nemesis.fromNanos(), nemesis.havocNanos());
        if (end >= durationNanos) {
            problems.add(
                    fields.placeOf("havoc"),
                    "havoc ends at " + SimTime.span(end)
                            + "; expected an end before that of the run, which is at " + run);
        } else if (nemesis.convergeNanos() != null
                && SimTime.plus(end, nemesis.convergeNanos()) > durationNanos) {
            problems.add(
                    fields.placeOf("converge-within"),
                    "havoc ends at " + SimTime.span(end) + ", and "
                            + SimTime.span(nemesis.convergeNanos())
                            + " later the run, which ends at " + run
                            + ", is over; expected a longer run or a shorter time");
        }
    }

    private void checkSurvivors(Nemesis nemesis, Shards shards) {
        int smallest = shards.all().stream()
                .mapToInt(shard -> shard.nodes().size())
                .min()
                .orElse(0);
        int least = nemesis.swarm().nodes().stream().min(Integer::compare).orElse(smallest);
        if (least > 0 && nemesis.survivorsOf(least) > least) {
            problems.add(
                    fields.placeOf("survivors"),
                    nemesis.survivors() + " nodes cannot survive in a "
                            + (shards.divided() ? "shard" : "cluster") + " of " + least
                            + "; expected at most " + least);
        }
    }

    private void checkCore(Nemesis nemesis) {
        List<String> ways = Mischief.ALL.stream()
                .filter(Mischief::forGood)
                .map(Mischief::name)
                .toList();
        if (nemesis.core() && ways.stream().noneMatch(way -> nemesis.kinds().containsKey(way))) {
            problems.add(
                    fields.placeOf("heal"),
                    "who is not in the core stays broken, and none of these kinds breaks a node for"
                            + " good; expected one of " + String.join(", ", ways) + " among them");
        }
    }

    private Nemesis.Swarm swarm() {
        Fields own = Fields.ofOptional(fields.find("swarm"), "'swarm'", SWARM_KEYS, problems);
        if (own == null) {
            return Nemesis.Swarm.NONE;
        }
        List<Integer> nodes = new ArrayList<>();
        Tree sizes = own.find("nodes");
        for (Tree item : sizes == null ? List.<Tree>of() : Fields.items(sizes)) {
            Integer size = Fields.scalar(
                    item, text -> between(text, 1, ClusterReader.NODES_AT_MOST), problems);
            if (size != null) {
                nodes.add(size);
            }
        }
        refuseNothing(sizes, "size");
        Tree latencies = own.find("latency");
        refuseNothing(latencies, "latency");
        return new Nemesis.Swarm(
                own.read("kinds", Names.oneOf(List.of("true", "false")), "false")
                        .equals("true"),
                List.copyOf(nodes),
                latencies == null ? List.of() : Fields.items(latencies),
                own.find("reads") == null
                        ? null
                        : own.read("reads", Mischief.Unit::anyShare, new Span(0, 0)));
    }
}
