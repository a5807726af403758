package dev.anachron.chart;

import dev.anachron.base.SimTime;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series.Shape;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operations by kind, in Jepsen's names, and how each kind and its latency are drawn. */
public final class Kinds {
    private Kinds() {}

    /** The operations that returned, by kind; kinds in alphabetical order. */
    public static SortedMap<String, List<Operation>> returned(History history) {
        SortedMap<String, List<Operation>> kinds = new TreeMap<>();
        history.operations().stream()
                .filter(Operation::ok)
                .forEach(operation -> kinds.computeIfAbsent(
                                operation.command().function(), kind -> new ArrayList<>())
                        .add(operation));
        return kinds;
    }

    public static Role role(String kind) {
        return switch (kind) {
            case "read" -> Role.READ;
            case "write" -> Role.WRITE;
            default -> Role.UPDATE;
        };
    }

    public static Shape shape(String kind) {
        return switch (kind) {
            case "read" -> Shape.CIRCLE;
            case "write" -> Shape.TRIANGLE;
            default -> Shape.SQUARE;
        };
    }

    public static double latencyMillis(Operation operation) {
        return SimTime.toMillis(operation.latencyNanos());
    }

    /**
     * The axis for these latencies, in milliseconds and with some room at both ends: linear, or
     * logarithmic when the longest is more than ten times the median.
     */
    public static Axis latencyAxis(History history) {
        double[] millis = history.operations().stream()
                .filter(Operation::ok)
                .mapToDouble(Kinds::latencyMillis)
                .sorted()
                .toArray();
        double most = millis.length == 0 ? 0 : millis[millis.length - 1];
        if (most <= 0) {
            return new Axis.Numbers("latency", "ms", Scale.LINEAR, 0, 10);
        }
        boolean skewed = millis[0] > 0 && most > 10 * millis[millis.length / 2];
        return skewed
                ? new Axis.Numbers("latency", "ms", Scale.LOG, millis[0] / 1.6, most * 2)
                : new Axis.Numbers("latency", "ms", Scale.LINEAR, 0, most * 1.2);
    }
}
