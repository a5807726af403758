package dev.anachron.fault.disk;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;

import java.util.List;

/** Machines lose power: processes stop, page caches are gone. They restart when the fault ends. */
public record PowerCut(List<String> targets) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "power-cut",
            "Stops machines; what their disks had not flushed is lost. They restart when the fault"
                    + " ends.",
            FaultKind.Shape.TARGETS,
            List.of(),
            true,
            arguments -> new PowerCut(arguments.groups().get(0)));

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(world::powerCut);
        return new Strike(
                "power cut of " + Targets.text(nodes), nodes, () -> nodes.forEach(world::endCrash));
    }
}
