package dev.anachron.spi;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;

import java.util.List;

/**
 * All that a node may read beside its handlers' arguments.
 *
 * @param self this node
 * @param nodes every node of the cluster in the scenario's order, this one included
 * @param regions where they are
 * @param random this node's own stream
 * @param clock this node's own clock
 * @param settings the protocol's settings, complete with defaults
 * @param saved what the disk kept, oldest first; empty at the first start
 */
public record NodeContext(
        NodeId self,
        List<NodeId> nodes,
        Regions regions,
        RandomStream random,
        LocalClock clock,
        Settings settings,
        List<Durable> saved) {
    /** Every node but this one. */
    public List<NodeId> peers() {
        return nodes.stream().filter(node -> !node.equals(self)).toList();
    }

    /** The smallest number of nodes that is more than half. */
    public int majority() {
        return nodes.size() / 2 + 1;
    }
}
