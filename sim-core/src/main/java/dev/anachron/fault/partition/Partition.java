package dev.anachron.fault.partition;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.network.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages between the groups are lost; within a group, and to and from parties that no group names,
 * they travel on. One way, only those from the first group to the second are lost. Who is in two groups
 * belongs to the first.
 */
public record Partition(List<List<String>> groups, boolean oneWay) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "partition",
            "Cuts links between groups of parties, in both directions or in one, or single links.",
            FaultKind.Shape.GROUPS,
            List.of(),
            true,
            Partition::of);

    private static Fault of(FaultKind.Arguments arguments) {
        if (!arguments.shape().isEmpty()) {
            return new Shaped(arguments.shape());
        }
        return arguments.links().isEmpty()
                ? new Partition(arguments.groups(), arguments.oneWay())
                : new CutLinks(arguments.links());
    }

    @Override
    public Strike inject(World world) {
        List<List<NodeId>> parties = Targets.resolveGroups(world, groups);
        String what = "partition "
                + parties.stream()
                        .map(Targets::text)
                        .collect(Collectors.joining(oneWay ? " ⇥ " : " | "));
        Cut rule = new Cut(between(parties), what);
        world.install(rule);
        List<NodeId> concerned = parties.stream().flatMap(List::stream).toList();
        return new Strike(what, concerned, () -> world.remove(rule));
    }

    private List<Topology.Link> between(List<List<NodeId>> parties) {
        List<List<NodeId>> apart = new ArrayList<>();
        for (List<NodeId> group : parties) {
            apart.add(group.stream()
                    .filter(party -> apart.stream().noneMatch(before -> before.contains(party)))
                    .toList());
        }
        List<Topology.Link> cut = new ArrayList<>();
        for (int i = 0; i < apart.size(); i++) {
            for (int j = i + 1; j < apart.size(); j++) {
                cut.addAll(Topology.links(apart.get(i), apart.get(j)));
                if (!oneWay) {
                    cut.addAll(Topology.links(apart.get(j), apart.get(i)));
                }
            }
        }
        return cut;
    }
}
