package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;

import java.util.List;

/** Processes stop at once and lose what their disks had not synced; they restart when the fault ends. */
public record Crash(List<String> targets) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "crash",
            "Stops processes at once; unsynced data is lost. They restart when the fault ends.",
            FaultKind.Shape.TARGETS,
            List.of(),
            true,
            arguments -> new Crash(arguments.groups().get(0)));

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(world::crash);
        return new Strike(
                "crash " + Targets.text(nodes), nodes, () -> nodes.forEach(world::endCrash));
    }
}
