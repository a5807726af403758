package dev.anachron.render;

import dev.anachron.figure.Figure;
import dev.anachron.render.Drawing.Anchor;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Look;
import dev.anachron.render.Drawing.Text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words above the plot for bands and guides, in as many rows as it takes for none to touch
 * another. A label stands to the right of a thin line that rises from where its band begins. Rows
 * fill from the right, lowest row first, so that no such line crosses a label.
 */
final class BandLabels {
    private static final Look LOOK = new Look(13, false, false);
    private static final double ROW = 19;
    private static final double GAP = 6;
    private static final int MOST_ROWS = 4;

    /** A label; {@code row} 0 is the lowest. */
    private record Label(String words, double lineX, double x, int row) {
        double right() {
            return x + TextWidth.of(words, LOOK.size());
        }
    }

    private final List<Label> labels = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private int hidden;

    private BandLabels() {}

    static BandLabels of(Figure figure, double left, double right) {
        BandLabels labels = new BandLabels();
        record Wanted(double x, String words) {}
        double width = right - left;
        List<Wanted> wanted = new ArrayList<>();
        for (Figure.Band band : figure.bands()) {
            wanted.add(new Wanted(left + figure.x().fraction(band.from()) * width, band.label()));
            labels.ends.add(left + figure.x().fraction(band.to()) * width);
        }
        for (Figure.Guide guide : figure.guides()) {
            wanted.add(new Wanted(left + figure.x().fraction(guide.at()) * width, guide.label()));
        }
        wanted.sort(Comparator.comparingDouble(Wanted::x).reversed());
        for (Wanted one : wanted) {
            labels.add(one.x, TextWidth.cut(one.words, LOOK.size(), width * 0.6), right);
        }
        return labels;
    }

    private void add(double lineX, String words, double right) {
        double x = Math.min(lineX + 5, right - TextWidth.of(words, LOOK.size()));
        for (int row = 0; row < MOST_ROWS; row++) {
            Label label = new Label(words, lineX, x, row);
            if (labels.stream().noneMatch(other -> touch(label, other))) {
                labels.add(label);
                return;
            }
        }
        hidden++;
        labels.add(new Label("", lineX, x, 0));
    }

    private static boolean touch(Label a, Label b) {
        return a.row == b.row
                && !b.words.isEmpty()
                && a.x < b.right() + GAP
                && b.x < a.right() + GAP;
    }

    /** How much room the rows need. */
    double height() {
        if (labels.isEmpty()) {
            return 4;
        }
        int rows = 1 + labels.stream().mapToInt(Label::row).max().orElse(0);
        return rows * ROW + (hidden == 0 ? 0 : ROW) + 4;
    }

    /** Adds the words above a plot that begins at {@code top}. */
    void place(double top, List<Text> texts) {
        for (Label label : labels) {
            if (!label.words.isEmpty()) {
                At at = new At(label.x, top - 7 - label.row * ROW);
                texts.add(new Text(label.words, at, Anchor.START, LOOK));
            }
        }
        if (hidden > 0) {
            At at = new At(Drawing.WIDTH - Layout.MARGIN, top - 7 - MOST_ROWS * ROW);
            String words = "and " + hidden + " more without a label";
            texts.add(new Text(words, at, Anchor.END, LOOK));
        }
    }

    /** The lines at both ends of bands and at guides. */
    List<Box> rules(Box plot) {
        List<Box> rules = new ArrayList<>();
        for (Label label : labels) {
            double rise = label.words.isEmpty() ? 0 : (label.row + 1) * ROW - 2;
            rules.add(new Box(label.lineX, plot.y() - rise, 0, plot.height() + rise));
        }
        for (double end : ends) {
            rules.add(new Box(end, plot.y(), 0, plot.height()));
        }
        return rules;
    }
}
