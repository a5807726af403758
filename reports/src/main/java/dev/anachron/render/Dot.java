package dev.anachron.render;

import dev.anachron.figure.Series;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The forms of single marks for Java2D, around the origin. */
final class Dot {
    private Dot() {}

    static Shape of(Series.Shape shape, double size) {
        double half = size / 2;
        return switch (shape) {
            case CIRCLE -> new Ellipse2D.Double(-half, -half, size, size);
            case SQUARE -> new Rectangle2D.Double(-half, -half, size, size);
            case TRIANGLE -> polygon(0, -half, half, half, -half, half);
            case DIAMOND, HOLLOW_DIAMOND -> polygon(0, -half, half, 0, 0, half, -half, 0);
            case CROSS -> cross(half);
        };
    }

    private static Shape polygon(double... places) {
        Path2D path = new Path2D.Double();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Shape cross(double half) {
        Path2D path = new Path2D.Double();
        path.moveTo(-half, -half);
        path.lineTo(half, half);
        path.moveTo(-half, half);
        path.lineTo(half, -half);
        return path;
    }
}
