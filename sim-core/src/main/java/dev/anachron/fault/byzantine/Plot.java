package dev.anachron.fault.byzantine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.fault.World;
import dev.anachron.network.Topology;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who betrays whom, as it was settled when the fault struck.
 *
 * @param traitors who does
 * @param receivers to whom
 * @param world what the fault can get hold of
 */
record Plot(List<NodeId> traitors, List<NodeId> receivers, World world) {
    /** The receivers who are not traitors themselves. */
    List<NodeId> strangers() {
        return receivers.stream()
                .filter(receiver -> !traitors.contains(receiver))
                .toList();
    }

    /** Such a share of the strangers among nodes, and among clients: at least one of each. */
    List<NodeId> deceived(double share) {
        List<NodeId> nodes = world.nodes();
        List<NodeId> strangers = strangers();
        return Stream.concat(
                        some(strangers.stream().filter(nodes::contains).toList(), share),
                        some(strangers.stream().filter(s -> !nodes.contains(s)).toList(), share))
                .toList();
    }

    private Stream<NodeId> some(List<NodeId> hearers, double share) {
        long size = (long) StrictMath.ceil(share * hearers.size());
        RandomStream random = world.random().child("deceived");
        return random.shuffled(hearers).stream().limit(size);
    }

    /** The draws for one link, so that traffic elsewhere does not shift them. */
    RandomStream stream(NodeId traitor, NodeId receiver) {
        return world.random().child(new Topology.Link(traitor, receiver).toString());
    }

    /** What lies are made with. */
    long secret(String whose) {
        return world.random().child("lies").child(whose).nextLong();
    }
}
