package dev.anachron.render;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The marks of the legend, which stand outside the plot and are therefore drawn by hand. */
final class Keys {
    private Keys() {}

    static void paint(Graphics2D graphics, Drawing.Ink key) {
        graphics.setPaint(PlotPainter.colour(key.role(), 255));
        if (key instanceof Drawing.Boxes boxes) {
            boxes.boxes()
                    .forEach(box -> graphics.fill(
                            new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height())));
        } else if (key instanceof Drawing.Stroke stroke) {
            Drawing.At from = stroke.places().get(0);
            Drawing.At to = stroke.places().get(1);
            graphics.setStroke(PlotPainter.stroke(stroke.dashed()));
            graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
        } else if (key instanceof Drawing.Dots dots) {
            dots.places().forEach(at -> dot(graphics, dots, at));
        }
    }

    private static void dot(Graphics2D graphics, Drawing.Dots dots, Drawing.At at) {
        java.awt.Shape shape = AffineTransform.getTranslateInstance(at.x(), at.y())
                .createTransformedShape(Dot.of(dots.shape(), dots.size()));
        if (dots.shape().open()) {
            graphics.setStroke(new BasicStroke(2));
            graphics.draw(shape);
        } else {
            graphics.fill(shape);
        }
    }
}
