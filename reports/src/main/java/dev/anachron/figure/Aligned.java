package dev.anachron.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Figures of one kind with the same axes, so that they compare by eye. */
public final class Aligned {
    private Aligned() {}

    /**
     * The figures with axes that reach as far as the farthest of them, and in seconds where some are in
     * seconds and some in milliseconds. Axes that differ in more than that stay as they are.
     */
    public static List<Figure> of(List<Figure> all) {
        List<Figure> figures = inOneUnit(all);
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

    private static List<Figure> inOneUnit(List<Figure> figures) {
        boolean seconds = figures.stream().anyMatch(figure -> measuredIn(figure, "s"));
        return figures.stream()
                .map(figure -> seconds && measuredIn(figure, "ms") ? inSeconds(figure) : figure)
                .toList();
    }

    private static boolean measuredIn(Figure figure, String unit) {
        return figure.y() instanceof Axis.Numbers numbers
                && numbers.scale() == Scale.LINEAR
                && numbers.unit().equals(unit);
    }

    private static Figure inSeconds(Figure figure) {
        Axis.Numbers millis = (Axis.Numbers) figure.y();
        return new Figure(
                figure.heading(),
                figure.x(),
                new Axis.Numbers(
                        millis.label(),
                        "s",
                        millis.scale(),
                        millis.from() / 1e3,
                        millis.to() / 1e3),
                figure.series().stream().map(one -> one.timesY(1e-3)).toList(),
                figure.bands(),
                figure.guides());
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
