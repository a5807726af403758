package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code shards:} of a cluster: how many, or who is in which. */
final class ShardsReader {
    private static final String EXAMPLE = "2, or { a: [n1, n2, n3], b: [n4, n5, n6] }";

    private final Problems problems;
    private final List<String> nodes;

    ShardsReader(Problems problems, List<String> nodes) {
        this.problems = problems;
        this.nodes = nodes;
    }

    /** All nodes as one group where it cannot be read. */
    Shards read(Tree tree) {
        int before = problems.all().size();
        List<Shard> shards = List.of();
        if (tree instanceof Mapping mapping) {
            shards = named(mapping);
        } else if (tree instanceof Tree.Scalar) {
            shards = numbered(tree);
        } else {
            problems.add(tree.place(), "'shards' is " + tree.kind() + "; expected " + EXAMPLE);
        }
        return shards.isEmpty() || problems.all().size() > before
                ? Shards.undivided(Parties.ids(nodes))
                : Shards.of(shards);
    }

    private List<Shard> numbered(Tree tree) {
        Integer count = Fields.scalar(tree, this::count, problems);
        return count == null ? List.of() : Shards.evenly(Parties.ids(nodes), count);
    }

    private int count(String text) throws Malformed {
        long count = Quantities.whole(text);
        if (count < 1 || count > nodes.size()) {
            throw new Malformed(text + " shards of " + nodes.size() + " nodes; expected 1 to "
                    + nodes.size() + ", so that each has a node");
        }
        return (int) count;
    }

    private List<Shard> named(Mapping mapping) {
        List<Shard> shards = new ArrayList<>();
        Set<String> placed = new TreeSet<>();
        for (Entry entry : mapping.entries()) {
            Fields.scalar(new Tree.Scalar(entry.place(), entry.key()), Names::party, problems);
            List<NodeId> members = Parties.ids(members(entry, placed));
            if (Fields.items(entry.value()).isEmpty()) {
                problems.add(
                        entry.place(),
                        "the shard '" + entry.key() + "' has no node; expected at least one");
            }
            shards.add(new Shard(entry.key(), members));
        }
        if (shards.isEmpty()) {
            problems.add(mapping.place(), "there is no shard here; expected " + EXAMPLE);
        }
        nodes.stream()
                .filter(node -> !shards.isEmpty() && !placed.contains(node))
                .forEach(node -> problems.add(
                        mapping.place(),
                        "the node " + node + " is in no shard; expected every node in one"));
        return shards;
    }

    private List<String> members(Entry entry, Set<String> placed) {
        List<String> members = new ArrayList<>();
        for (Fields.Word word : Fields.words(entry.value(), problems)) {
            if (!nodes.contains(word.text())) {
                problems.unknown(word.place(), "node", word.text(), nodes);
            } else if (placed.add(word.text())) {
                members.add(word.text());
            } else {
                problems.add(
                        word.place(),
                        "the node " + word.text()
                                + " is in a shard already; expected each node in one");
            }
        }
        return members;
    }
}
