package dev.anachron.protocol.quorum;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.protocol.quorum.Merkle.Part;
import dev.anachron.protocol.quorum.QuorumMessage.Leaf;
import dev.anachron.protocol.quorum.QuorumMessage.Tree;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Timer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replicas bring each other up to date, whether anybody reads or not (Demers and others, "Epidemic
 * algorithms for replicated database maintenance", 1987; Dynamo, section 4.7): every now and then each
 * compares itself with another, drawn at random, and both get what they lack.
 */
final class AntiEntropy {
    private static final Timer COMPARE_DUE = new CompareDue();

    private final NodeContext context;
    private final Rules rules;
    private final Replica replica;
    private final Quorums quorums;
    /** Made at the first draw: a stream is part of a run even when nobody draws from it. */
    private @Nullable RandomStream draws;

    /** Time to compare with somebody. */
    record CompareDue() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("CompareDue");
        }
    }

    AntiEntropy(NodeContext context, Rules rules, Replica replica) {
        this.context = context;
        this.rules = rules;
        this.replica = replica;
        this.quorums = new Quorums(context);
    }

    void start(Outbox out) {
        if (rules.antiEntropyNanos() > 0 && !context.peers().isEmpty()) {
            out.setTimer(COMPARE_DUE, rules.antiEntropyNanos());
        }
    }

    void onCompareDue(Outbox out) {
        start(out);
        if (draws == null) {
            draws = context.random().child("anti-entropy");
        }
        NodeId peer = draws.pick(context.peers());
        out.send(peer, new Tree(List.of(treeWith(peer, out).part(Merkle.ROOT))));
    }

    /** Goes further down where both differ; at the leaves they exchange what they have. */
    void onTree(NodeId from, Tree theirs, Outbox out) {
        Merkle mine = treeWith(from, out);
        List<Part> differing = theirs.parts().stream().filter(mine::differsFrom).toList();
        List<Part> branches = differing.stream().filter(part -> !part.isLeaf()).toList();
        if (!branches.isEmpty()) {
            out.send(from, new Tree(mine.below(branches)));
        }
        differing.stream()
                .filter(Part::isLeaf)
                .forEach(part ->
                        out.send(from, new Leaf(part.leaf(), mine.objectsOf(part.leaf()), true)));
    }

    void onLeaf(NodeId from, Leaf theirs, Outbox out) {
        SortedMap<String, Cell> lacking = new TreeMap<>();
        if (theirs.answer()) {
            treeWith(from, out).objectsOf(theirs.leaf()).forEach((key, cell) -> {
                if (cell.isNewerThan(theirs.cells().getOrDefault(key, Cell.EMPTY))) {
                    lacking.put(key, cell);
                }
            });
        }
        theirs.cells().forEach((key, cell) -> replica.put(key, cell, out));
        if (!lacking.isEmpty()) {
            out.send(from, new Leaf(theirs.leaf(), lacking, false));
        }
    }

    /** Over the objects that both are replicas of. */
    private Merkle treeWith(NodeId peer, Outbox out) {
        SortedMap<String, Cell> shared = new TreeMap<>();
        for (String key : replica.keys(out)) {
            List<NodeId> replicas = quorums.replicasOf(key);
            if (replicas.contains(peer) && replicas.contains(context.self())) {
                shared.put(key, replica.own(key));
            }
        }
        return new Merkle(shared);
    }
}
