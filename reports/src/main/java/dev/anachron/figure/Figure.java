package dev.anachron.figure;

import java.util.List;

/**
 * A picture as data: what is shown, not how large or in which colours. Two figures are equal when
 * they show the same.
 *
 * @param heading the words around the picture
 * @param x from left to right
 * @param y from bottom to top
 * @param series the marks, drawn in this order
 * @param bands what is shaded behind them
 * @param guides reference lines
 */
public record Figure(
        Heading heading,
        Axis x,
        Axis y,
        List<Series> series,
        List<Band> bands,
        List<Guide> guides) {
    public Figure {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        guides = List.copyOf(guides);
    }

    /**
     * The words around a picture.
     *
     * @param title what it shows
     * @param subtitle what is to be seen, in numbers
     * @param alt for who cannot see it
     * @param notice stands in the middle of a picture without marks; otherwise empty
     */
    public record Heading(String title, String subtitle, String alt, String notice) {}

    /** A labelled stretch of x, for example while a fault acts. */
    public record Band(double from, double to, String label) {
        public Band {
            Decimals.finite(from, "a band");
            Decimals.finite(to, "a band");
        }
    }

    /** A labelled vertical line at a value of x. */
    public record Guide(double at, String label) {
        public Guide {
            Decimals.finite(at, "a guide");
        }
    }

    public String title() {
        return heading.title();
    }

    public String subtitle() {
        return heading.subtitle();
    }

    public String alt() {
        return heading.alt();
    }

    /** The series that have a place in the legend. */
    public List<Series> legend() {
        return series.stream().filter(one -> !one.name().isEmpty()).toList();
    }

    /** A listing for people and for tests, a line a mark. */
    public String text() {
        return FigureText.of(this);
    }
}
