package dev.anachron.figure;

import java.util.Locale;

/** Lists a figure, a line a mark. An exclamation mark is emphasis. */
final class FigureText {
    private final StringBuilder text = new StringBuilder();

    private FigureText() {}

    static String of(Figure figure) {
        FigureText listing = new FigureText();
        listing.line("title: " + figure.title());
        listing.line("subtitle: " + figure.subtitle());
        listing.line("alt: " + figure.alt());
        if (!figure.heading().notice().isEmpty()) {
            listing.line("notice: " + figure.heading().notice());
        }
        listing.line("x: " + figure.x().text());
        listing.line("y: " + figure.y().text());
        for (Figure.Band band : figure.bands()) {
            listing.line("band: " + stretch(band.from(), band.to()) + " " + band.label());
        }
        for (Figure.Guide guide : figure.guides()) {
            listing.line("guide: " + number(guide.at()) + " " + guide.label());
        }
        figure.series().forEach(listing::series);
        return listing.text.toString();
    }

    private void series(Series series) {
        if (series instanceof Series.Points points) {
            head("points", series, points.shape().text());
            points.points().forEach(this::point);
        } else if (series instanceof Series.Line line) {
            head(line.stepped() ? "steps" : "line", series, line.dashed() ? "dashed" : "");
            line.vertices().forEach(at -> line("  " + place(at)));
        } else if (series instanceof Series.Bars bars) {
            head("bars", series, "width " + number(bars.width()));
            bars.tops().forEach(at -> line("  " + place(at)));
        } else if (series instanceof Series.Spans spans) {
            head("spans", series, spans.height().name().toLowerCase(Locale.ROOT));
            spans.spans().forEach(this::span);
        } else if (series instanceof Series.Cards cards) {
            head("cards", series, cards.shape().text() + (cards.dashed() ? " dashed" : ""));
            cards.cards()
                    .forEach(card -> line("  " + place(card.at()) + " \"" + card.words() + "\""));
        } else if (series instanceof Series.Links links) {
            head("links", series, "");
            links.links().forEach(this::link);
        } else if (series instanceof Series.Ways ways) {
            head("ways", series, ways.dashed() ? "dashed" : "");
            ways.ways().forEach(this::link);
        } else if (series instanceof Series.Rug rug) {
            head("rug", series, rug.edge().name().toLowerCase(Locale.ROOT));
            rug.at().forEach(at -> line("  " + number(at)));
        }
    }

    private void head(String kind, Series series, String more) {
        String name = series.name().isEmpty() ? "" : " \"" + series.name() + "\"";
        line(kind + name + " " + series.role().text() + (more.isEmpty() ? "" : " " + more));
    }

    private void point(Series.Point point) {
        String note = point.note().isEmpty() ? "" : " \"" + point.note() + "\"";
        line("  " + place(point.at()) + (point.emphasised() ? " !" : "") + note);
    }

    private void link(Series.Link link) {
        line("  " + place(link.from()) + " to " + place(link.to()));
    }

    private void span(Series.Span span) {
        String label = span.label().isEmpty() ? "" : " \"" + span.label() + "\"";
        line("  lane " + span.lane() + ": " + stretch(span.from(), span.to()) + label);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String place(Series.Vertex at) {
        return number(at.x()) + " " + number(at.y());
    }

    private static String stretch(double from, double to) {
        return number(from) + " .. " + number(to);
    }

    private static String number(double value) {
        return Decimals.text(value, 6);
    }
}
