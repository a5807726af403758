package dev.anachron.fault.partition;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages between the groups are lost; within a group, and to and from parties that no group names,
 * they travel on. One way, only those from the first group to the second are lost.
 */
public record Partition(List<List<String>> groups, boolean oneWay) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "partition",
            "Cuts the links between groups of parties, in both directions or in one.",
            FaultKind.Shape.GROUPS,
            List.of(),
            true,
            arguments -> new Partition(arguments.groups(), arguments.oneWay()));

    @Override
    public Strike inject(World world) {
        List<List<NodeId>> parties = Targets.resolveGroups(world, groups);
        String what = "partition "
                + parties.stream()
                        .map(Targets::text)
                        .collect(Collectors.joining(oneWay ? " ⇥ " : " | "));
        LinkRule rule = new Cut(parties, oneWay, what);
        world.install(rule);
        List<NodeId> concerned = parties.stream().flatMap(List::stream).toList();
        return new Strike(what, concerned, () -> world.remove(rule));
    }

    private record Cut(List<List<NodeId>> groups, boolean oneWay, String what) implements LinkRule {
        @Override
        public @Nullable Fate decide(Envelope envelope) {
            int from = groupOf(envelope.from());
            int to = groupOf(envelope.to());
            boolean cut = from >= 0 && to >= 0 && from != to && (!oneWay || from < to);
            return cut ? new Fate.Drop(what) : null;
        }

        private int groupOf(NodeId party) {
            for (int i = 0; i < groups.size(); i++) {
                if (groups.get(i).contains(party)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
