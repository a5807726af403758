package dev.anachron.render;

import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.render.Drawing.Anchor;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Boxes;
import dev.anachron.render.Drawing.Dots;
import dev.anachron.render.Drawing.Ink;
import dev.anachron.render.Drawing.Lead;
import dev.anachron.render.Drawing.Look;
import dev.anachron.render.Drawing.Stroke;
import dev.anachron.render.Drawing.Text;

import java.util.ArrayList;
import java.util.List;

/** Turns the marks of a figure into what is painted, and their labels into texts. */
final class Inks {
    private static final double DOT = 7;
    private static final double BIG_DOT = 11;
    private static final double RUG_INSET = 9;
    private static final Look LABEL = new Look(13, true, false);

    /** The parts of a lane that a span fills, from the lane's middle downwards. */
    private static final double FULL_TOP = -0.14;

    private static final double FULL_HEIGHT = 0.40;
    private static final double THIN_TOP = 0.30;
    private static final double THIN_HEIGHT = 0.09;

    private static final double CARD_HEIGHT = 32;
    private static final Look CARD = new Look(14, true, false);

    private final Place place;
    private final List<Ink> inks = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final Notes notes;

    private Inks(Place place) {
        this.place = place;
        this.notes = new Notes(place.plot(), LABEL);
    }

    static Inks of(Figure figure, Place place) {
        Inks inks = new Inks(place);
        figure.series().forEach(inks::add);
        inks.notes.keepClearOf(inks.inks);
        inks.notes.place();
        inks.inks.addAll(inks.notes.leads());
        inks.texts.addAll(inks.notes.texts());
        return inks;
    }

    List<Ink> inks() {
        return inks;
    }

    List<Text> texts() {
        return texts;
    }

    /** How the legend shows a series. */
    static Ink key(Series series, At at) {
        if (series instanceof Series.Points points) {
            return new Dots(series.role(), points.shape(), BIG_DOT, List.of(at));
        } else if (series instanceof Series.Cards cards) {
            return new Dots(series.role(), cards.shape(), BIG_DOT, List.of(at));
        } else if (series instanceof Series.Rug) {
            return new Dots(series.role(), Series.Shape.CROSS, DOT, List.of(at));
        } else if (series instanceof Series.Line line) {
            return key(series.role(), line.dashed(), at);
        } else if (series instanceof Series.Ways ways) {
            return key(series.role(), ways.dashed(), at);
        }
        boolean thin = series instanceof Series.Spans spans && spans.height() == Series.Height.THIN;
        Box box = new Box(at.x() - 10, at.y() - (thin ? 2 : 6), 19, thin ? 5 : 12);
        return new Boxes(series.role(), List.of(box));
    }

    private static Stroke key(Role role, boolean dashed, At at) {
        return new Stroke(
                role, dashed, List.of(new At(at.x() - 10, at.y()), new At(at.x() + 9, at.y())));
    }

    private void add(Series series) {
        if (series instanceof Series.Points points) {
            points(points);
        } else if (series instanceof Series.Line line) {
            inks.add(new Stroke(line.role(), line.dashed(), path(line)));
        } else if (series instanceof Series.Bars bars) {
            bars(bars);
        } else if (series instanceof Series.Spans spans) {
            spans(spans);
        } else if (series instanceof Series.Cards cards) {
            cards(cards);
        } else if (series instanceof Series.Links links) {
            links.links().forEach(link -> inks.add(lead(links.role(), link)));
        } else if (series instanceof Series.Ways ways) {
            ways.ways()
                    .forEach(way -> inks.add(new Stroke(
                            ways.role(),
                            ways.dashed(),
                            List.of(place.at(way.from()), place.at(way.to())))));
        } else if (series instanceof Series.Rug rug) {
            rug(rug);
        }
    }

    private void points(Series.Points points) {
        List<At> plain = new ArrayList<>();
        List<At> big = new ArrayList<>();
        for (Series.Point point : points.points()) {
            At at = place.at(point.at());
            (point.emphasised() ? big : plain).add(at);
            if (!point.note().isEmpty()) {
                notes.add(points.role(), point.note(), at);
            }
        }
        if (!plain.isEmpty()) {
            inks.add(new Dots(points.role(), points.shape(), DOT, plain));
        }
        if (!big.isEmpty()) {
            inks.add(new Dots(points.role(), points.shape(), BIG_DOT, big));
        }
    }

    private void cards(Series.Cards cards) {
        List<At> marks = new ArrayList<>();
        for (Series.Card card : cards.cards()) {
            Box frame = frame(card);
            inks.add(new Stroke(cards.role(), cards.dashed(), outline(frame)));
            At mark = new At(frame.x() + CARD_HEIGHT / 2, frame.y() + CARD_HEIGHT / 2);
            marks.add(mark);
            At words = new At(frame.x() + CARD_HEIGHT - 4, mark.y() + 5);
            texts.add(new Text(card.words(), words, Anchor.START, CARD));
        }
        inks.add(new Dots(cards.role(), cards.shape(), BIG_DOT, marks));
    }

    private Lead lead(Role role, Series.Link link) {
        At from = place.at(link.from());
        At to = place.at(link.to());
        return new Lead(
                role,
                new At(from.x(), from.y() + CARD_HEIGHT / 2),
                new At(to.x(), to.y() - CARD_HEIGHT / 2));
    }

    private Box frame(Series.Card card) {
        At middle = place.at(card.at());
        double width = CARD_HEIGHT + 4 + TextWidth.bold(card.words(), CARD.size());
        return new Box(middle.x() - width / 2, middle.y() - CARD_HEIGHT / 2, width, CARD_HEIGHT);
    }

    private static List<At> outline(Box box) {
        At corner = new At(box.x(), box.y());
        return List.of(
                corner,
                new At(box.right(), box.y()),
                new At(box.right(), box.bottom()),
                new At(box.x(), box.bottom()),
                corner);
    }

    private List<At> path(Series.Line line) {
        List<At> path = new ArrayList<>();
        for (Series.Vertex vertex : line.vertices()) {
            At at = place.at(vertex);
            if (line.stepped() && !path.isEmpty()) {
                path.add(new At(at.x(), path.get(path.size() - 1).y()));
            }
            path.add(at);
        }
        return path;
    }

    private void bars(Series.Bars bars) {
        List<Box> boxes = new ArrayList<>();
        for (Series.Vertex top : bars.tops()) {
            double left = place.x(top.x() - bars.width() / 2);
            double y = place.y(top.y());
            double width = place.x(top.x() + bars.width() / 2) - left;
            boxes.add(new Box(left, y, width, place.plot().bottom() - y));
        }
        inks.add(new Boxes(bars.role(), boxes));
    }

    private void spans(Series.Spans spans) {
        boolean thin = spans.height() == Series.Height.THIN;
        double lane = place.y(1) - place.y(0);
        List<Box> boxes = new ArrayList<>();
        for (Series.Span span : spans.spans()) {
            double top = place.y(span.lane()) + lane * (thin ? THIN_TOP : FULL_TOP);
            double left = place.x(span.from());
            // Even the shortest span leaves a trace.
            double width = Math.max(2, place.x(span.to()) - left);
            boxes.add(new Box(left, top, width, lane * (thin ? THIN_HEIGHT : FULL_HEIGHT)));
            label(span.label(), left, top - 5);
        }
        inks.add(new Boxes(spans.role(), boxes));
    }

    /** At the beginning of a span, above it; left out where another label already stands. */
    private void label(String words, double x, double y) {
        double width = TextWidth.of(words, LABEL.size());
        double start = Math.min(x, place.plot().right() - width);
        boolean free = texts.stream()
                .noneMatch(other -> other.at().y() == y
                        && start < other.at().x() + TextWidth.of(other.words(), LABEL.size()) + 6
                        && other.at().x() < start + width + 6);
        if (free && !words.isEmpty()) {
            texts.add(new Text(words, new At(start, y), Anchor.START, LABEL));
        }
    }

    private void rug(Series.Rug rug) {
        double y = rug.edge() == Series.Edge.TOP
                ? place.plot().y() + RUG_INSET
                : place.plot().bottom() - RUG_INSET;
        // A cross at the very edge would be cut in half.
        double least = place.plot().x() + DOT;
        double most = place.plot().right() - DOT;
        List<At> places = rug.at().stream()
                .map(x -> new At(Math.max(least, Math.min(most, place.x(x))), y))
                .toList();
        inks.add(new Dots(rug.role(), Series.Shape.CROSS, DOT, places));
    }
}
