package dev.anachron.figure;

import java.util.List;

/** Marks that belong together. A closed set: every renderer draws every kind. */
public sealed interface Series {
    /** As the legend names it; empty for no place in the legend. */
    String name();

    Role role();

    /** The same with all heights multiplied, for another unit of y. Lanes and edges have no height. */
    default Series timesY(double factor) {
        return this;
    }

    /** The form of a mark. Kinds differ in form as well as in colour. */
    enum Shape {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        HOLLOW_DIAMOND,
        CROSS;

        /** Whether it is drawn as lines, and not filled. */
        public boolean open() {
            return this == CROSS || this == HOLLOW_DIAMOND;
        }

        String text() {
            return switch (this) {
                case CIRCLE -> "circle";
                case SQUARE -> "square";
                case TRIANGLE -> "triangle";
                case DIAMOND -> "diamond";
                case HOLLOW_DIAMOND -> "hollow diamond";
                case CROSS -> "cross";
            };
        }
    }

    /** A place in a picture. */
    record Vertex(double x, double y) {
        public Vertex {
            Decimals.finite(x, "a place");
            Decimals.finite(y, "a place");
        }

        Vertex timesY(double factor) {
            return new Vertex(x, y * factor);
        }
    }

    /**
     * A mark at a place.
     *
     * @param emphasised whether it is drawn larger
     * @param note a few words beside it; empty for none
     */
    record Point(Vertex at, boolean emphasised, String note) {
        public static Point of(double x, double y) {
            return new Point(new Vertex(x, y), false, "");
        }

        public static Point emphasised(double x, double y) {
            return new Point(new Vertex(x, y), true, "");
        }

        public Point noted(String words) {
            return new Point(at, emphasised, words);
        }
    }

    /** Single marks. */
    record Points(String name, Role role, Shape shape, List<Point> points) implements Series {
        public Points {
            points = List.copyOf(points);
        }

        @Override
        public Series timesY(double factor) {
            return new Points(
                    name,
                    role,
                    shape,
                    points.stream()
                            .map(p -> new Point(p.at.timesY(factor), p.emphasised, p.note))
                            .toList());
        }
    }

    /**
     * A line through places from left to right.
     *
     * @param stepped whether a place's height holds until the next place
     * @param dashed whether it is drawn with gaps, for the lesser of two lines of one colour
     */
    record Line(String name, Role role, boolean stepped, boolean dashed, List<Vertex> vertices)
            implements Series {
        public Line {
            vertices = List.copyOf(vertices);
        }

        @Override
        public Series timesY(double factor) {
            List<Vertex> moved = vertices.stream().map(at -> at.timesY(factor)).toList();
            return new Line(name, role, stepped, dashed, moved);
        }
    }

    /**
     * Bars from the bottom up.
     *
     * @param width of every bar, in units of x, around its place
     */
    record Bars(String name, Role role, double width, List<Vertex> tops) implements Series {
        public Bars {
            Decimals.finite(width, "a bar's width");
            tops = List.copyOf(tops);
        }

        @Override
        public Series timesY(double factor) {
            List<Vertex> moved = tops.stream().map(at -> at.timesY(factor)).toList();
            return new Bars(name, role, width, moved);
        }
    }

    /** Words in a frame; {@code at} is its middle. */
    record Card(Vertex at, String words) {}

    /**
     * Framed words, each behind a mark.
     *
     * @param shape the mark's form
     * @param dashed whether the frames have gaps, for what is less certain
     */
    record Cards(String name, Role role, Shape shape, boolean dashed, List<Card> cards)
            implements Series {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /** Straight ways from place to place, each for itself; lanes have no height. */
    record Ways(String name, Role role, boolean dashed, List<Link> ways) implements Series {
        public Ways {
            ways = List.copyOf(ways);
        }
    }

    /** From one place to another; between cards, the ends are the cards' middles. */
    record Link(Vertex from, Vertex to) {}

    /** Lines between the edges of cards. */
    record Links(String name, Role role, List<Link> links) implements Series {
        public Links {
            links = List.copyOf(links);
        }
    }

    /** How much of its lane a span fills. */
    enum Height {
        FULL,
        /** A narrow strip under the full ones. */
        THIN
    }

    /**
     * A stretch of a lane.
     *
     * @param lane its number, from 0 at the top
     * @param label a few words at its beginning; empty for none
     */
    record Span(int lane, double from, double to, String label) {
        public Span {
            Decimals.finite(from, "a span");
            Decimals.finite(to, "a span");
        }
    }

    /** Stretches of lanes; the y axis must be {@link Axis.Lanes}. */
    record Spans(String name, Role role, Height height, List<Span> spans) implements Series {
        public Spans {
            spans = List.copyOf(spans);
        }
    }

    /** An edge of the picture. */
    enum Edge {
        TOP,
        BOTTOM
    }

    /** Marks along an edge, for what has an x and no y. */
    record Rug(String name, Role role, Edge edge, List<Double> at) implements Series {
        public Rug {
            at.forEach(x -> Decimals.finite(x, "a place"));
            at = List.copyOf(at);
        }
    }
}
