package dev.anachron.render;

import dev.anachron.figure.Figure;

import java.awt.Graphics2D;
import java.util.List;

/** Many figures as one picture, in a grid that is as wide as a slide. */
public final class ContactSheet {
    private static final int COLUMNS = 4;
    private static final int WIDTH = Png.WIDTH / COLUMNS;
    private static final int HEIGHT = Png.HEIGHT / COLUMNS;

    private ContactSheet() {}

    /** From left to right and from top to bottom. */
    public static byte[] render(List<Figure> figures) {
        int columns = Math.min(COLUMNS, figures.size());
        int rows = (figures.size() + COLUMNS - 1) / COLUMNS;
        return Png.paint(columns * WIDTH, rows * HEIGHT, graphics -> {
            for (int i = 0; i < figures.size(); i++) {
                Graphics2D cell = (Graphics2D)
                        graphics.create(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT, WIDTH, HEIGHT);
                Png.draw(figures.get(i), cell, WIDTH, HEIGHT);
                cell.dispose();
            }
        });
    }
}
