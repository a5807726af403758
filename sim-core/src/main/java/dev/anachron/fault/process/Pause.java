package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;

import java.util.List;

/** A garbage collection that stops the process: messages wait at its door and timers fire late. */
public record Pause(List<String> targets) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "pause",
            "Freezes processes, as a long garbage collection does; their clocks go on.",
            FaultKind.Shape.PARTIES,
            List.of(),
            true,
            arguments -> new Pause(arguments.groups().get(0)));

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(world::pause);
        return new Strike(
                "pause " + Targets.text(nodes), nodes, () -> nodes.forEach(world::resume));
    }
}
