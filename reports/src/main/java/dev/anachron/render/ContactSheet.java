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

    /** From left to right and from top to bottom; each group begins a row. */
    public static byte[] render(List<List<Figure>> groups) {
        int columns = groups.stream().mapToInt(List::size).max().orElse(1);
        int rows = groups.stream().mapToInt(group -> rows(group)).sum();
        return Png.paint(Math.min(COLUMNS, columns) * WIDTH, rows * HEIGHT, graphics -> {
            int top = 0;
            for (List<Figure> group : groups) {
                draw(group, graphics, top);
                top += rows(group) * HEIGHT;
            }
        });
    }

    private static int rows(List<Figure> group) {
        return (group.size() + COLUMNS - 1) / COLUMNS;
    }

    private static void draw(List<Figure> group, Graphics2D graphics, int top) {
        for (int i = 0; i < group.size(); i++) {
            int x = i % COLUMNS * WIDTH;
            int y = top + i / COLUMNS * HEIGHT;
            Graphics2D cell = (Graphics2D) graphics.create(x, y, WIDTH, HEIGHT);
            Png.draw(group.get(i), cell, WIDTH, HEIGHT);
            cell.dispose();
        }
    }
}
