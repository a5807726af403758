package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the words for targets mean at the moment a fault strikes: draws once what is left to chance. */
final class TargetWords {
    private final Simulation simulation;
    private final RandomStream random;
    private @Nullable List<NodeId> shuffled;

    TargetWords(Simulation simulation, RandomStream random) {
        this.simulation = simulation;
        this.random = random;
    }

    List<NodeId> resolve(String word) {
        int minority = (nodes().size() - 1) / 2;
        return switch (word) {
            case "leader", "primary" -> leader();
            case "followers", "backups" -> followers();
            case "all" -> nodes();
            case "clients" ->
                simulation.parties().stream().filter(p -> !nodes().contains(p)).toList();
            case "one" -> shuffled().subList(0, 1);
            case "minority" -> shuffled().subList(0, minority);
            case "majority" -> shuffled().subList(minority, nodes().size());
            default -> List.of(new NodeId(word));
        };
    }

    private List<NodeId> nodes() {
        return simulation.setup().cluster().nodes();
    }

    /** One order for all words of a strike, so that the minority and the majority are all nodes. */
    private List<NodeId> shuffled() {
        List<NodeId> known = shuffled;
        if (known == null) {
            known = random.shuffled(nodes());
            shuffled = known;
        }
        return known;
    }

    private List<NodeId> leader() {
        NodeId leader = null;
        long epoch = -1;
        for (NodeId node : nodes()) {
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

    private List<NodeId> followers() {
        return nodes().stream()
                .filter(node -> simulation.process(node).isUp()
                        && !simulation.process(node).node().state().leads())
                .toList();
    }
}
