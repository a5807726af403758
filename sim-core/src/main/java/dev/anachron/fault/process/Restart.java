package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;

import java.util.List;

/** Crashed processes start again from what their disks kept. */
public record Restart(List<String> targets) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "restart",
            "Starts crashed processes again, from their disks.",
            FaultKind.Shape.TARGETS,
            List.of(),
            false,
            arguments -> new Restart(arguments.groups().get(0)));

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(world::restart);
        return Strike.instant("restart " + Targets.text(nodes), nodes);
    }
}
