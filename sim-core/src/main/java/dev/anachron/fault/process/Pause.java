package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * A garbage collection that stops the process: messages wait at its door and timers fire late.
 *
 * @param withinHandler whether it waits for the next handler and strikes in the middle of its work
 */
public record Pause(List<String> targets, boolean withinHandler) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "pause",
            "Freezes processes, as a long garbage collection does; their clocks go on.",
            FaultKind.Shape.PARTIES,
            List.of(Setting.choice(
                    "within",
                    "",
                    List.of("handler"),
                    "Strikes when the next handler has decided, before what it decided takes"
                            + " effect.")),
            true,
            arguments ->
                    new Pause(arguments.groups().get(0), arguments.settings().has("within")));

    /** One that strikes at once. */
    public Pause(List<String> targets) {
        this(targets, false);
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(withinHandler ? world::pauseWithinHandler : world::pause);
        return new Strike(
                "pause " + Targets.text(nodes) + (withinHandler ? " within a handler" : ""),
                nodes,
                () -> nodes.forEach(world::resume));
    }
}
