package dev.anachron.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a cluster is divided: each shard is a group of nodes that runs the protocol for itself and keeps a
 * share of the objects, which consistent hashing decides. A cluster that is not divided is one shard.
 */
public final class Shards {
    private final List<Shard> all;
    private final HashRing ring;
    private final Map<String, Shard> byName = new LinkedHashMap<>();
    private final Map<NodeId, Shard> byNode = new LinkedHashMap<>();

    /**
     * A group of nodes.
     *
     * @param name its own, for example {@code s1}; empty in a cluster that is not divided
     * @param nodes its nodes, in the scenario's order
     */
    public record Shard(String name, List<NodeId> nodes) {
        public Shard {
            nodes = List.copyOf(nodes);
        }
    }

    /** Of whoever knows no cluster. */
    public static final Shards UNDIVIDED = undivided(List.of());

    private Shards(List<Shard> all) {
        this.all = List.copyOf(all);
        this.ring = new HashRing(all.stream().map(Shard::name).toList());
        for (Shard shard : all) {
            byName.put(shard.name(), shard);
            shard.nodes().forEach(node -> byNode.put(node, shard));
        }
    }

    /** All nodes together keep all objects. */
    public static Shards undivided(List<NodeId> nodes) {
        return new Shards(List.of(new Shard("", nodes)));
    }

    /** These groups, at least one; no node is in two of them. */
    public static Shards of(List<Shard> shards) {
        return new Shards(shards);
    }

    /** In the scenario's order. */
    public List<Shard> all() {
        return all;
    }

    /** Whether there are several. */
    public boolean divided() {
        return all.size() > 1;
    }

    /** The one that keeps an object. */
    public Shard of(String key) {
        return divided() ? named(ring.ownerOf(key)) : all.get(0);
    }

    /** The one that a node is in. */
    public Shard of(NodeId node) {
        if (!divided()) {
            return all.get(0);
        }
        Shard shard = byNode.get(node);
        if (shard == null) {
            throw new IllegalArgumentException(node + " is in no shard");
        }
        return shard;
    }

    /** The one of that name. */
    public Shard named(String name) {
        Shard shard = byName.get(name);
        if (shard == null) {
            throw new IllegalArgumentException("no shard is called " + name);
        }
        return shard;
    }

    /** Whether two nodes run the protocol together. */
    public boolean together(NodeId one, NodeId other) {
        return of(one).equals(of(other));
    }

    /** Whether somebody is a node of another shard than this one; clients are in none. */
    public boolean isElsewhere(NodeId party, Shard shard) {
        Shard its = byNode.get(party);
        return its != null && !its.name().equals(shard.name());
    }

    /** Nodes by groups of sizes as equal as can be, called s1, s2, and so on. */
    public static List<Shard> evenly(List<NodeId> nodes, int count) {
        List<Shard> shards = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= count; i++) {
            int to = from + nodes.size() / count + (i <= nodes.size() % count ? 1 : 0);
            shards.add(new Shard("s" + i, nodes.subList(from, to)));
            from = to;
        }
        return shards;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shards shards && shards.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
