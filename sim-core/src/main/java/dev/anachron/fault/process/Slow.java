package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;

import java.util.List;
import java.util.Locale;

/** Processes take longer for all they do: a throttled processor, a noisy neighbour. */
public record Slow(List<String> targets, double times) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "slow",
            "Makes handlers and their disk writes take longer.",
            FaultKind.Shape.ON_TARGETS,
            List.of(Setting.decimal("times", "10", "How many times as long they take.")),
            true,
            arguments ->
                    new Slow(arguments.groups().get(0), arguments.settings().decimal("times")));

    public Slow {
        if (times <= 1) {
            throw new IllegalArgumentException(
                    "a slow process takes longer; expected 'times' of more than 1");
        }
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(node -> world.slow(node, times));
        String factor = times == StrictMath.rint(times)
                ? Long.toString((long) times)
                : String.format(Locale.ROOT, "%.2f", times);
        return new Strike(
                "slow " + Targets.text(nodes) + " (" + factor + " times)",
                nodes,
                () -> nodes.forEach(world::slowNoMore));
    }
}
