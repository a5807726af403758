package dev.anachron.render;

import dev.anachron.figure.Figure;
import dev.anachron.figure.Series.Vertex;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;

/** Turns the figure's units into places in the plot. */
record Place(Figure figure, Box plot) {
    double x(double value) {
        return plot.x() + figure.x().fraction(value) * plot.width();
    }

    double y(double value) {
        return plot.bottom() - figure.y().fraction(value) * plot.height();
    }

    At at(Vertex vertex) {
        return new At(x(vertex.x()), y(vertex.y()));
    }

    /** The stretch of the plot between two values of x. */
    Box band(double from, double to) {
        double start = clamped(x(from));
        return new Box(start, plot.y(), clamped(x(to)) - start, plot.height());
    }

    private double clamped(double x) {
        return Math.max(plot.x(), Math.min(plot.right(), x));
    }
}
