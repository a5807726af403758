package dev.anachron.fault.process;

import dev.anachron.base.Distribution;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * Garbage collections that come and last as chance has it, on each process by a stream of its own.
 *
 * @param every from the end of one to the next; never less than a millisecond
 * @param pause how long one lasts
 */
public record Gc(List<String> targets, Latency every, Latency pause) implements Fault {
    private static final long SHORTEST_GAP_NANOS = SimTime.MILLI;

    public static final FaultKind KIND = new FaultKind(
            "gc",
            "Freezes processes again and again, as garbage collections do.",
            FaultKind.Shape.ON_TARGETS,
            List.of(
                    Setting.latency(
                            "every",
                            "1s",
                            "How long from one pause to the next; 1ms where less is drawn."),
                    Setting.latency("pause", "20ms", "How long a pause is.")),
            true,
            arguments -> new Gc(
                    arguments.groups().get(0),
                    arguments.settings().latency("every"),
                    arguments.settings().latency("pause")));

    public Gc {
        if (every.nanos() instanceof Distribution.Constant always
                && always.value() < SHORTEST_GAP_NANOS) {
            throw new IllegalArgumentException(
                    "a process cannot pause so often; expected 'every' of 1ms or more");
        }
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        nodes.forEach(node -> collect(world, node, world.random().child(node.name())));
        String what = "gc on " + Targets.text(nodes) + " (pause " + pause.text() + "; every "
                + every.text() + ")";
        return new Strike(what, nodes, () -> nodes.forEach(world::resume));
    }

    private void collect(World world, NodeId node, RandomStream own) {
        world.after(Math.max(SHORTEST_GAP_NANOS, every.sampleNanos(own)), () -> {
            world.pause(node);
            world.after(pause.sampleNanos(own), () -> {
                world.resume(node);
                collect(world, node, own);
            });
        });
    }
}
