package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.fault.Targets;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.spi.NodeState;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who the words for targets mean at the moment a fault strikes: draws once what is left to chance. */
final class TargetWords {
    private final Simulation simulation;
    private final Cluster cluster;
    private final RandomStream random;
    /** One order for all words of a strike, so that the minority and the majority are all nodes. */
    private final SortedMap<String, List<NodeId>> shuffled = new TreeMap<>();

    TargetWords(Simulation simulation, RandomStream random) {
        this.simulation = simulation;
        this.cluster = simulation.setup().cluster();
        this.random = random;
    }

    List<NodeId> resolve(String word) {
        String role = Targets.role(word);
        return role.equals(word)
                ? resolve(word, new Shard("", cluster.nodes()))
                : resolve(role, cluster.shards().named(Targets.shard(word)));
    }

    /** The word for a role in the shard of a node; the bare word where there is one shard only. */
    String beside(NodeId node, String role) {
        Shards shards = cluster.shards();
        return shards.divided() ? Targets.of(role, shards.of(node).name()) : role;
    }

    private List<NodeId> resolve(String role, Shard among) {
        List<NodeId> nodes = among.nodes();
        int minority = (nodes.size() - 1) / 2;
        return switch (role) {
            case "leader", "primary" -> leader(nodes);
            case "followers", "backups" -> followers(nodes);
            case "all" -> nodes;
            case "clients" ->
                simulation.parties().stream().filter(p -> !nodes.contains(p)).toList();
            case "one" -> shuffled(among).subList(0, 1);
            case "minority" -> shuffled(among).subList(0, minority);
            case "majority" -> shuffled(among).subList(minority, nodes.size());
            default -> List.of(new NodeId(role));
        };
    }

    private List<NodeId> shuffled(Shard among) {
        String name = among.name();
        RandomStream own = name.isEmpty() ? random : random.child(name);
        return shuffled.computeIfAbsent(name, unused -> own.shuffled(among.nodes()));
    }

    private List<NodeId> leader(List<NodeId> nodes) {
        NodeId leader = null;
        long epoch = -1;
        for (NodeId node : nodes) {
            SimProcess process = simulation.process(node);
            if (process.isUp()) {
                NodeState state = process.node().state();
                if (state.leads() && state.epoch() > epoch) {
                    leader = node;
                    epoch = state.epoch();
                }
            }
        }
        return leader == null ? List.of() : List.of(leader);
    }

    private List<NodeId> followers(List<NodeId> nodes) {
        return nodes.stream()
                .filter(node -> simulation.process(node).isUp()
                        && !simulation.process(node).node().state().leads())
                .toList();
    }
}
