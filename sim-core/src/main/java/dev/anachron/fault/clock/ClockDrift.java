package dev.anachron.fault.clock;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shares;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;

import java.util.List;

/** Clocks run too fast or too slow from now on; what they showed so far stays. */
public record ClockDrift(List<String> targets, double drift) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "clock",
            "Makes nodes' own clocks run too fast or too slow.",
            FaultKind.Shape.ON_TARGETS,
            List.of(Setting.share(
                    "drift", "-10%", "How much too fast the clocks run; negative is slow.")),
            true,
            arguments -> new ClockDrift(
                    arguments.groups().get(0), arguments.settings().share("drift")));

    private static final double PARTS = 1e9;

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        long driftPpb = (long) StrictMath.rint(drift * PARTS);
        nodes.forEach(node -> world.drift(node, driftPpb));
        String what = "clock of " + Targets.text(nodes) + " runs " + Shares.percent(Math.abs(drift))
                + " " + (drift < 0 ? "slow" : "fast");
        return new Strike(what, nodes, () -> nodes.forEach(node -> world.drift(node, 0)));
    }
}
