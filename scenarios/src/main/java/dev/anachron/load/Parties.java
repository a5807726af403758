package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
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
 * @param shards which nodes run the protocol together
 */
record Parties(
        List<String> nodes,
        List<String> clients,
        boolean certain,
        SortedMap<String, List<String>> regions,
        Shards shards) {
    /** The same parties in these regions. */
    Parties in(SortedMap<String, List<String>> places) {
        return new Parties(nodes, clients, certain, places, shards);
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

    /** How many of them run the protocol together at least. */
    int smallestShard() {
        return shards.all().stream()
                .mapToInt(shard -> shard.nodes().size())
                .min()
                .orElse(nodesAtMost());
    }

    List<String> all() {
        return Stream.concat(nodes.stream(), clients.stream()).toList();
    }

    static List<String> names(List<NodeId> ids) {
        return ids.stream().map(NodeId::name).toList();
    }

    static List<NodeId> ids(List<String> names) {
        return names.stream().map(NodeId::new).toList();
    }
}
