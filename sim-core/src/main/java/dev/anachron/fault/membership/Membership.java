package dev.anachron.fault.membership;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Administer;

import java.util.ArrayList;
import java.util.List;

/** An operator tells the leader to add servers to the cluster, or to remove some. */
public record Membership(List<String> add, List<String> remove) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "membership",
            "Tells the leader of the moment to add servers to the cluster or to remove some.",
            FaultKind.Shape.ADD_OR_REMOVE,
            List.of(),
            false,
            arguments ->
                    new Membership(arguments.groups().get(0), arguments.groups().get(1)));

    @Override
    public Strike inject(World world) {
        List<NodeId> added = Targets.resolve(world, add);
        List<NodeId> removed = Targets.resolve(world, remove);
        added.forEach(node -> world.administer(new Administer.AddServer(node)));
        removed.forEach(node -> world.administer(new Administer.RemoveServer(node)));
        List<NodeId> concerned = new ArrayList<>(added);
        concerned.addAll(removed);
        String what =
                added.isEmpty() ? "remove " + Targets.text(removed) : "add " + Targets.text(added);
        return Strike.instant(what, concerned);
    }
}
