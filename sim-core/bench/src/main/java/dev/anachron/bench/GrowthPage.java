package dev.anachron.bench;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Growth as a table and as a picture. The picture shows everything as a multiple of the smallest size,
 * so that time and messages share an axis; what does not grow lies on the flat line.
 */
final class GrowthPage {
    private static final double TOP = 100;
    private static final double BOTTOM = 0.2;
    /** Beside the first and the last size. */
    private static final double ROOM = 1.55;

    private GrowthPage() {}

    static String markdown(List<Grown> sizes) {
        StringBuilder text = new StringBuilder("""
                | nodes | clients | virtual s | commits | messages | messages a commit \
                | CPU ns a message | CPU µs a commit | plain Java: ns a message \
                | heap MB | heap bytes a commit |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Grown size : sizes) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %,d | %.1f | %,d | %,d | %.1f | %,.0f | %.1f | %,d | %.1f | %,.0f |\n",
                    size.nodes(),
                    size.clients(),
                    size.millis() / 1e3,
                    size.commits(),
                    size.messages(),
                    size.messagesPerCommit(),
                    size.nanosPerMessage(),
                    size.nanosPerMessage() * size.messagesPerCommit() / 1e3,
                    size.plainNanosPerMessage(),
                    size.heapBytes() / 1e6,
                    size.bytesPerCommit()));
        }
        return text.toString();
    }

    static Figure nodes(List<Grown> all) {
        List<Grown> sizes = all.stream()
                .filter(size -> size.clients() == Growth.SOME_CLIENTS)
                .toList();
        return figure("nodes", sizes, Grown::nodes);
    }

    static Figure clients(List<Grown> all) {
        List<Grown> sizes = all.stream()
                .filter(size -> size.nodes() == Growth.FEW_NODES)
                .sorted(Comparator.comparingInt(Grown::clients))
                .toList();
        return figure("clients", sizes, Grown::clients);
    }

    private static Figure figure(String what, List<Grown> sizes, ToIntFunction<Grown> x) {
        double from = x.applyAsInt(sizes.get(0));
        double to = x.applyAsInt(sizes.get(sizes.size() - 1));
        Grown first = sizes.get(0);
        Grown last = sizes.get(sizes.size() - 1);
        String numbers = String.format(
                Locale.ROOT,
                "from %,.0f to %,.0f %s: processor time a message %,.0f → %,.0f ns,"
                        + " messages a commit %.1f → %.1f",
                from,
                to,
                what,
                first.nanosPerMessage(),
                last.nanosPerMessage(),
                first.messagesPerCommit(),
                last.messagesPerCommit());
        return new Figure(
                new Figure.Heading(
                        "Raft: what grows with the number of " + what,
                        numbers,
                        "Multiples of the smallest size, on logarithmic axes, " + numbers + ".",
                        ""),
                new Axis.Numbers(what, "", Scale.LOG, from / ROOM, to * ROOM),
                new Axis.Numbers("times the smallest size", "", Scale.LOG, BOTTOM, TOP),
                List.of(
                        new Series.Line(
                                "flat",
                                Role.DOWN,
                                false,
                                true,
                                List.of(
                                        new Series.Vertex(from / ROOM, 1),
                                        new Series.Vertex(to * ROOM, 1))),
                        line("messages a commit", Role.WRITE, sizes, x, Grown::messagesPerCommit),
                        marks(Role.WRITE, sizes, x, Grown::messagesPerCommit),
                        line("CPU time a message", Role.LEADER, sizes, x, Grown::nanosPerMessage),
                        marks(Role.LEADER, sizes, x, Grown::nanosPerMessage),
                        line(
                                "the same in plain Java",
                                Role.UPDATE,
                                sizes,
                                x,
                                Grown::plainNanosPerMessage),
                        marks(Role.UPDATE, sizes, x, Grown::plainNanosPerMessage)),
                List.of(),
                List.of());
    }

    private static Series line(
            String name,
            Role role,
            List<Grown> sizes,
            ToIntFunction<Grown> x,
            ToDoubleFunction<Grown> y) {
        return new Series.Line(name, role, false, false, vertices(sizes, x, y));
    }

    private static Series marks(
            Role role, List<Grown> sizes, ToIntFunction<Grown> x, ToDoubleFunction<Grown> y) {
        return new Series.Points(
                "",
                role,
                switch (role) {
                    case LEADER -> Series.Shape.CIRCLE;
                    case UPDATE -> Series.Shape.TRIANGLE;
                    default -> Series.Shape.SQUARE;
                },
                vertices(sizes, x, y).stream()
                        .map(at -> Series.Point.emphasised(at.x(), at.y()))
                        .toList());
    }

    private static List<Series.Vertex> vertices(
            List<Grown> sizes, ToIntFunction<Grown> x, ToDoubleFunction<Grown> y) {
        double first = y.applyAsDouble(sizes.get(0));
        return sizes.stream()
                .map(size -> new Series.Vertex(x.applyAsInt(size), y.applyAsDouble(size) / first))
                .toList();
    }
}
