package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * Processes are restarted one after the other, in the order of the targets, as an upgrade does.
 *
 * @param downNanos how long each is down
 * @param everyNanos from one stop to the next
 */
public record RollingRestart(List<String> targets, long downNanos, long everyNanos)
        implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "rolling-restart",
            "Restarts processes one after the other, in the order of the targets.",
            FaultKind.Shape.ON_TARGETS,
            List.of(
                    Setting.duration("down", "500ms", "How long each is down."),
                    Setting.duration("every", "2s", "How long from one stop to the next.")),
            true,
            arguments -> new RollingRestart(
                    arguments.groups().get(0),
                    arguments.settings().duration("down"),
                    arguments.settings().duration("every")));

    public RollingRestart {
        if (everyNanos <= downNanos) {
            throw new IllegalArgumentException("the next would stop before the last is up again;"
                    + " expected 'every' longer than 'down'");
        }
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        String what = "rolling restart of " + Targets.text(nodes) + " (" + SimTime.span(downNanos)
                + " down, every " + SimTime.span(everyNanos) + ")";
        if (nodes.isEmpty()) {
            return Strike.instant(what, nodes);
        }
        restart(world, nodes);
        return new Strike(what, nodes, () -> nodes.forEach(world::endCrash));
    }

    private void restart(World world, List<NodeId> nodes) {
        NodeId first = nodes.get(0);
        world.crash(first);
        world.after(downNanos, () -> world.endCrash(first));
        if (nodes.size() > 1) {
            world.after(everyNanos, () -> restart(world, nodes.subList(1, nodes.size())));
        }
    }
}
