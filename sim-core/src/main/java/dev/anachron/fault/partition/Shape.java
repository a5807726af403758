package dev.anachron.fault.partition;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.fault.Targets;
import dev.anachron.network.Topology;

import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of partitions that have names, which are Jepsen's ({@code jepsen.nemesis}). They cut nodes
 * off from nodes; clients reach everybody.
 */
enum Shape {
    /** The first half of the nodes and the rest, which is the larger one when their number is odd. */
    HALVES("halves", 2) {
        @Override
        Parts parts(List<NodeId> nodes, RandomStream random) {
            return split(nodes, nodes.size() / 2);
        }
    },

    /** Two halves, drawn. */
    RANDOM_HALVES("random-halves", 2) {
        @Override
        Parts parts(List<NodeId> nodes, RandomStream random) {
            return split(random.shuffled(nodes), nodes.size() / 2);
        }
    },

    /** One node and the rest; which one is drawn. */
    ONE("one", 2) {
        @Override
        Parts parts(List<NodeId> nodes, RandomStream random) {
            return split(random.shuffled(nodes), 1);
        }
    },

    /** Two halves, drawn, that do not hear each other, and one node between them that hears both. */
    BRIDGE("bridge", 3) {
        @Override
        Parts parts(List<NodeId> nodes, RandomStream random) {
            List<NodeId> order = random.shuffled(nodes);
            NodeId bridge = order.get(nodes.size() / 2);
            List<NodeId> here = order.subList(0, nodes.size() / 2);
            List<NodeId> there = order.subList(nodes.size() / 2 + 1, nodes.size());
            List<Topology.Link> cut = new ArrayList<>(Topology.links(here, there));
            cut.addAll(Topology.links(there, here));
            return new Parts(
                    Targets.text(here) + " | " + Targets.text(there) + ", bridge " + bridge, cut);
        }
    },

    /**
     * Every node hears a majority, and no two the same one: on a ring, drawn, the majority around each.
     * With three nodes each hears itself and its predecessor.
     */
    MAJORITIES_RING("majorities-ring", 3) {
        @Override
        Parts parts(List<NodeId> nodes, RandomStream random) {
            List<NodeId> ring = random.shuffled(nodes);
            int majority = ring.size() / 2 + 1;
            List<Topology.Link> cut = new ArrayList<>();
            for (int first = 0; first < ring.size(); first++) {
                NodeId hears = ring.get((first + majority / 2) % ring.size());
                for (int i = majority; i < ring.size(); i++) {
                    NodeId unheard = ring.get((first + i) % ring.size());
                    cut.add(new Topology.Link(unheard, hears));
                }
            }
            return new Parts("majorities ring " + Targets.text(ring), cut);
        }
    };

    /** What cannot reach whom, and how it is said. */
    record Parts(String text, List<Topology.Link> cut) {}

    private final String word;
    private final int nodesAtLeast;

    Shape(String word, int nodesAtLeast) {
        this.word = word;
        this.nodesAtLeast = nodesAtLeast;
    }

    /** As scenarios name it. */
    String word() {
        return word;
    }

    int nodesAtLeast() {
        return nodesAtLeast;
    }

    abstract Parts parts(List<NodeId> nodes, RandomStream random);

    private static Parts split(List<NodeId> order, int size) {
        List<NodeId> here = order.subList(0, size);
        List<NodeId> there = order.subList(size, order.size());
        List<Topology.Link> cut = new ArrayList<>(Topology.links(here, there));
        cut.addAll(Topology.links(there, here));
        return new Parts(Targets.text(here) + " | " + Targets.text(there), cut);
    }
}
