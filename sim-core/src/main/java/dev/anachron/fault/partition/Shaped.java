package dev.anachron.fault.partition;

import dev.anachron.fault.Fault;
import dev.anachron.fault.World;

import java.util.Arrays;
import java.util.List;

/** A partition of all nodes in a shape that has a name. */
public record Shaped(String shape) implements Fault {
    /** The names of the shapes. */
    public static final List<String> SHAPES =
            Arrays.stream(Shape.values()).map(Shape::word).toList();

    /** How many nodes a cluster must have so that there is such a partition of it. */
    public static int nodesAtLeast(String shape) {
        return of(shape).nodesAtLeast();
    }

    private static Shape of(String word) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Strike inject(World world) {
        Shape.Parts parts = of(shape).parts(world.nodes(), world.random());
        String what = "partition " + parts.text();
        Cut rule = new Cut(parts.cut(), what);
        world.install(rule);
        return new Strike(what, world.nodes(), () -> world.remove(rule));
    }
}
