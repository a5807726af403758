package dev.anachron.spi;

import dev.anachron.base.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are where.
 *
 * @param nodes by region, in the scenario's order; a region may have none, a node need not be in any
 */
public record Regions(SortedMap<String, List<NodeId>> nodes) {
    /** Nothing is said of it. */
    public static final Regions NONE = new Regions(new TreeMap<>());

    public Regions {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** The node's region; null when it is in none. */
    public @Nullable String of(NodeId node) {
        return nodes.keySet().stream()
                .filter(region -> in(region).contains(node))
                .findFirst()
                .orElse(null);
    }

    /** The same of some nodes only. */
    public Regions among(List<NodeId> some) {
        SortedMap<String, List<NodeId>> fewer = new TreeMap<>();
        nodes.forEach((region, members) ->
                fewer.put(region, members.stream().filter(some::contains).toList()));
        return new Regions(fewer);
    }

    /** The nodes of a region. */
    public List<NodeId> in(String region) {
        return nodes.getOrDefault(region, List.of());
    }
}
