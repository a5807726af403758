package dev.anachron.load;

import dev.anachron.fault.FaultKind.Arguments;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.network.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind {@code partition:}. */
final class PartitionReader {
    private static final List<String> DIRECTION = List.of("from", "to");
    private static final String LINKS = "links";

    private final Problems problems;
    private final Parties parties;
    private final TargetsReader targets;

    PartitionReader(Problems problems, Parties parties, TargetsReader targets) {
        this.problems = problems;
        this.parties = parties;
        this.targets = targets;
    }

    /** {@code halves}, {@code [[n1], [n2, n3]]}, {@code from: n1, to: n2}, {@code links: [n1-n3]}. */
    @Nullable
    Arguments read(Tree tree) {
        if (tree instanceof Tree.Scalar) {
            return shape(tree);
        }
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.find(LINKS) == null ? direction(tree) : links(tree);
        }
        List<Tree> groups = tree instanceof Tree.Items items ? items.items() : List.of();
        if (groups.size() < 2) {
            problems.add(
                    tree.place(),
                    "a partition needs two groups or more; expected for example"
                            + " [[leader], [others]]");
            return null;
        }
        return groups(groups, false);
    }

    private @Nullable Arguments shape(Tree tree) {
        List<Fields.Word> words = Fields.words(tree, problems);
        if (words.isEmpty()) {
            return null;
        }
        String shape = words.get(0).text();
        if (!Shaped.SHAPES.contains(shape)) {
            problems.unknown(tree.place(), "shape of a partition", shape, Shaped.SHAPES);
            return null;
        }
        int nodes = parties.nodes().size();
        if (parties.certain() && nodes < Shaped.nodesAtLeast(shape)) {
            problems.add(
                    tree.place(),
                    "a cluster of " + nodes + " cannot be parted so; '" + shape + "' needs "
                            + Shaped.nodesAtLeast(shape) + " nodes or more");
            return null;
        }
        return Arguments.shape(shape);
    }

    private @Nullable Arguments direction(Tree tree) {
        Fields fields = Fields.of(tree, "a partition", DIRECTION, problems);
        Tree from = fields == null ? null : fields.need("from", "leader");
        Tree to = fields == null ? null : fields.need("to", "others");
        return from == null || to == null ? null : groups(List.of(from, to), true);
    }

    private @Nullable Arguments links(Tree tree) {
        Fields fields = Fields.of(tree, "a partition", List.of(LINKS), problems);
        Tree given = fields == null ? null : fields.need(LINKS, "[n1-n3, n2->n4]");
        if (given == null) {
            return null;
        }
        LinkNames names = new LinkNames(problems, "party", parties.all(), parties.certain());
        List<Topology.Link> links = new ArrayList<>();
        for (Fields.Word word : Fields.words(given, problems)) {
            for (LinkNames.Ends ends : names.read(word.place(), word.text())) {
                for (Topology.Link link : ends.links()) {
                    if (links.contains(link)) {
                        problems.add(word.place(), "the link " + link + " is given twice");
                    }
                    links.add(link);
                }
            }
        }
        if (given instanceof Tree.Items items && items.items().isEmpty()) {
            problems.add(given.place(), "no link is named here; expected at least one");
        }
        return links.isEmpty() ? null : Arguments.links(links);
    }

    private Arguments groups(List<Tree> trees, boolean oneWay) {
        List<List<String>> groups = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (Tree tree : trees) {
            List<String> group = targets.parties(tree);
            Set<String> here = new TreeSet<>(group);
            group.forEach(word -> here.addAll(targets.members(word)));
            here.stream()
                    .filter(named::contains)
                    .findFirst()
                    .ifPresent(twice -> problems.add(
                            tree.place(), "'" + twice + "' is in two groups of this partition"));
            named.addAll(here);
            groups.add(group);
        }
        return Arguments.groups(groups, oneWay);
    }
}
