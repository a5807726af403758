package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Regions;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who takes part.
 *
 * @param nodes the cluster, in its order
 * @param clients the clients, in their order
 * @param certain whether all names could be read; if not, an unknown name may be a consequence
 * @param regions who is in which region
 */
record Parties(
        List<String> nodes,
        List<String> clients,
        boolean certain,
        SortedMap<String, List<String>> regions) {
    /** The same parties in these regions. */
    Parties in(SortedMap<String, List<String>> places) {
        return new Parties(nodes, clients, certain, places);
    }

    /** How many nodes there are; as many as there may be where that is not known. */
    int nodesAtMost() {
        return certain ? nodes.size() : ClusterReader.NODES_AT_MOST;
    }

    /** Which nodes are where. */
    Regions nodesByRegion() {
        SortedMap<String, List<NodeId>> byRegion = new TreeMap<>();
        regions.forEach((region, members) -> byRegion.put(
                region, ids(members.stream().filter(nodes::contains).toList())));
        return new Regions(byRegion);
    }

    List<String> all() {
        return Stream.concat(nodes.stream(), clients.stream()).toList();
    }

    static List<NodeId> ids(List<String> names) {
        return names.stream().map(NodeId::new).toList();
    }
}
