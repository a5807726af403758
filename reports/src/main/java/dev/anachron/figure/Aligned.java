package dev.anachron.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Figures of one kind with the same axes, so that they compare by eye. */
public final class Aligned {
    private Aligned() {}

    /**
     * The figures with axes that reach as far as the farthest of them. Axes that differ in more than their
     * ends stay as they are.
     */
    public static List<Figure> of(List<Figure> figures) {
        List<Axis> x = axes(figures.stream().map(Figure::x).toList());
        List<Axis> y = axes(figures.stream().map(Figure::y).toList());
        List<Figure> aligned = new ArrayList<>();
        for (Figure figure : figures) {
            int i = aligned.size();
            aligned.add(new Figure(
                    figure.heading(),
                    x.get(i),
                    y.get(i),
                    figure.series(),
                    figure.bands(),
                    figure.guides()));
        }
        return aligned;
    }

    private static List<Axis> axes(List<Axis> axes) {
        boolean alike = axes.stream()
                        .filter(axis -> axis instanceof Axis.Numbers)
                        .map(axis -> kind((Axis.Numbers) axis))
                        .distinct()
                        .count()
                == 1;
        if (!alike || !axes.stream().allMatch(Axis.Numbers.class::isInstance)) {
            return axes;
        }
        double from = numbers(axes).mapToDouble(Axis.Numbers::from).min().orElseThrow();
        double to = numbers(axes).mapToDouble(Axis.Numbers::to).max().orElseThrow();
        return numbers(axes)
                .<Axis>map(one -> new Axis.Numbers(one.label(), one.unit(), one.scale(), from, to))
                .toList();
    }

    private static Stream<Axis.Numbers> numbers(List<Axis> axes) {
        return axes.stream().map(Axis.Numbers.class::cast);
    }

    private static Axis.Numbers kind(Axis.Numbers axis) {
        return new Axis.Numbers(axis.label(), axis.unit(), axis.scale(), 1, 2);
    }
}
