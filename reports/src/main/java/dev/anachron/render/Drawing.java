package dev.anachron.render;

import dev.anachron.figure.Role;
import dev.anachron.figure.Series.Shape;

import java.util.List;

/**
 * A figure with every place decided, in design units: {@value #WIDTH} of them across, y downwards.
 * Painters scale it and add nothing.
 *
 * @param plot where the data stands
 * @param texts all words but the ticks'
 * @param inks the marks, in the order of painting
 * @param keys the legend's marks, outside the plot
 * @param bands shaded stretches over the whole height of the plot
 * @param rules thin dashed vertical lines: the ends of bands, the guides
 */
record Drawing(
        double height,
        Box plot,
        List<Tick> xTicks,
        List<Tick> yTicks,
        List<Text> texts,
        List<Ink> inks,
        List<Ink> keys,
        List<Box> bands,
        List<Box> rules) {
    static final double WIDTH = 960;

    /** The size of tick labels. */
    static final double TICK_SIZE = 14;

    /** A place. */
    record At(double x, double y) {}

    /** A rectangle; a rule has no width. */
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    /** A labelled place along an axis. */
    record Tick(double at, String label) {}

    /** Which side of a text its place is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How a text looks: its size, its weight, and whether it steps back. */
    record Look(double size, boolean bold, boolean muted) {}

    /** Words; {@code at} is on their base line. */
    record Text(String words, At at, Anchor anchor, Look look) {}

    /** Something painted in a colour. */
    sealed interface Ink {
        Role role();
    }

    /** The same form at many places; {@code size} is about its width. */
    record Dots(Role role, Shape shape, double size, List<At> places) implements Ink {}

    /** A line through places. */
    record Stroke(Role role, boolean dashed, List<At> places) implements Ink {
        /** Lengths of dash and gap. */
        static final int DASH = 7;

        static final int GAP = 5;
    }

    /** A thin line from a mark to its label, which stands apart from it. */
    record Lead(Role role, At from, At to) implements Ink {
        static final double WIDTH = 1;
    }

    /** Filled rectangles. */
    record Boxes(Role role, List<Box> boxes) implements Ink {}
}
