package dev.anachron.render;

import dev.anachron.figure.Figure;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Text;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Figures as PNG: the same bytes from the same figure, wherever it is drawn. */
public final class Png {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;
    private static final Color MUTED = new Color(0x5A, 0x5A, 0x5A);
    private static final Color RULE = new Color(0x9A, 0x9A, 0x9A);

    static {
        // Before any class of AWT is asked for anything.
        Headless.font("DejaVuSans.ttf");
    }

    private Png() {}

    /** At a size that reads on a projector: 1920 × 1080. */
    public static byte[] render(Figure figure) {
        return render(figure, WIDTH, HEIGHT);
    }

    /** At a size in pixels. */
    public static byte[] render(Figure figure, int width, int height) {
        return paint(width, height, graphics -> draw(figure, graphics, width, height));
    }

    /** White paper of that many pixels, and what somebody paints on it. */
    static byte[] paint(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setPaint(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return PngFile.bytes(image);
    }

    /** Draws a figure from the origin on, in so many pixels. */
    static void draw(Figure figure, Graphics2D graphics, int width, int height) {
        double scale = width / Drawing.WIDTH;
        Drawing drawing = Layout.of(figure, height / scale);
        pin(graphics);
        graphics.scale(scale, scale);
        drawing.rules().forEach(rule -> rule(graphics, rule));
        PlotPainter.paint(drawing, graphics);
        pin(graphics);
        drawing.keys().forEach(key -> Keys.paint(graphics, key));
        drawing.texts().forEach(text -> text(graphics, text));
    }

    /** Every hint that could differ between machines. */
    private static void pin(Graphics2D graphics) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setRenderingHint(
                RenderingHints.KEY_COLOR_RENDERING, RenderingHints.VALUE_COLOR_RENDER_QUALITY);
        graphics.setRenderingHint(
                RenderingHints.KEY_DITHERING, RenderingHints.VALUE_DITHER_DISABLE);
    }

    private static void rule(Graphics2D graphics, Box rule) {
        float[] dashes = {3, 3};
        graphics.setStroke(
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
        graphics.setPaint(RULE);
        graphics.draw(new Line2D.Double(rule.x(), rule.y(), rule.x(), rule.bottom()));
    }

    private static void text(Graphics2D graphics, Text text) {
        Font font = Fonts.of(text.look().size(), text.look().bold());
        double width = font.getStringBounds(text.words(), graphics.getFontRenderContext())
                .getWidth();
        double before = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.setFont(font);
        graphics.setPaint(text.look().muted() ? MUTED : PlotPainter.TEXT);
        graphics.drawString(text.words(), (float) (text.at().x() - before), (float)
                text.at().y());
    }
}
