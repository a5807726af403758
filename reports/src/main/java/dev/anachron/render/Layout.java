package dev.anachron.render;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Series;
import dev.anachron.render.Drawing.Anchor;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Look;
import dev.anachron.render.Drawing.Text;
import dev.anachron.render.Drawing.Tick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Decides where everything of a figure stands. From top to bottom: title, subtitle, the label of the
 * y axis beside the legend, the labels of the bands, the plot, ticks, the label of the x axis.
 */
final class Layout {
    static final double MARGIN = 24;
    private static final double LEGEND_ROW = 22;
    private static final double UNDER_PLOT = 54;
    private static final Look TITLE = new Look(23, true, false);
    private static final Look SUBTITLE = new Look(15.5, false, false);
    private static final Look BODY = new Look(14, false, false);
    private static final Look AXIS = new Look(14, false, true);

    private final Figure figure;
    private final double height;
    private final List<Text> texts = new ArrayList<>();
    private final List<Drawing.Ink> keys = new ArrayList<>();

    private Layout(Figure figure, double height) {
        this.figure = figure;
        this.height = height;
    }

    /**
     * The drawing of a figure.
     *
     * @param height in design units; the width is {@value Drawing#WIDTH}
     */
    static Drawing of(Figure figure, double height) {
        return new Layout(figure, height).drawing();
    }

    private Drawing drawing() {
        double y = heading();
        y = legend(y);
        BandLabels labels = BandLabels.of(figure, left(), Drawing.WIDTH - MARGIN);
        double top = Math.rint(y + labels.height());
        double width = Math.rint(Drawing.WIDTH - MARGIN - left());
        Box plot = new Box(left(), top, width, Math.rint(height - UNDER_PLOT - top));
        labels.place(top, texts);
        Place place = new Place(figure, plot);
        Inks inks = Inks.of(figure, place);
        texts.addAll(inks.texts());
        xLabel(plot);
        notice(plot);
        return new Drawing(
                height,
                plot,
                ticks(figure.x(), 10, f -> plot.x() + f * plot.width()),
                ticks(figure.y(), 7, f -> plot.bottom() - f * plot.height()),
                List.copyOf(texts),
                List.copyOf(inks.inks()),
                List.copyOf(keys),
                bands(place),
                labels.rules(plot));
    }

    /** Title and subtitle; returns where they end. */
    private double heading() {
        double room = Drawing.WIDTH - 2 * MARGIN;
        add(TextWidth.cut(figure.title(), TITLE.size(), room), MARGIN, 36, Anchor.START, TITLE);
        if (figure.subtitle().isEmpty()) {
            return 46;
        }
        String subtitle = TextWidth.cut(figure.subtitle(), SUBTITLE.size(), room);
        add(subtitle, MARGIN, 62, Anchor.START, SUBTITLE);
        return 72;
    }

    /** The label of the y axis, and the legend to the right of it; returns where they end. */
    private double legend(double y) {
        String label = label(figure.y());
        double from = MARGIN + TextWidth.of(label, AXIS.size()) + 30;
        double base = y + 18;
        List<Series> row = new ArrayList<>();
        double used = 0;
        for (Series series : figure.legend()) {
            double width = keyWidth(series);
            if (!row.isEmpty() && from + used + width > Drawing.WIDTH - MARGIN) {
                keys(row, base);
                base += LEGEND_ROW;
                row.clear();
                used = 0;
            }
            row.add(series);
            used += width;
        }
        keys(row, base);
        add(label, MARGIN, base, Anchor.START, AXIS);
        return base + 10;
    }

    private void keys(List<Series> row, double base) {
        double x = Drawing.WIDTH
                - MARGIN
                - row.stream().mapToDouble(Layout::keyWidth).sum();
        for (Series series : row) {
            keys.add(Inks.key(series, new At(x + 30, base - 5)));
            add(series.name(), x + 44, base, Anchor.START, BODY);
            x += keyWidth(series);
        }
    }

    private static double keyWidth(Series series) {
        return 44 + TextWidth.of(series.name(), BODY.size());
    }

    private void xLabel(Box plot) {
        add(label(figure.x()), plot.right(), height - 14, Anchor.END, AXIS);
    }

    private void notice(Box plot) {
        At middle = new At(plot.x() + plot.width() / 2, plot.y() + plot.height() / 2);
        Look look = new Look(20, false, true);
        add(figure.heading().notice(), middle.x(), middle.y(), Anchor.MIDDLE, look);
    }

    /** Where the plot begins: right of the widest label of the y axis. */
    private double left() {
        double widest = Ticks.of(figure.y(), 7).stream()
                .mapToDouble(mark -> TextWidth.of(mark.label(), Drawing.TICK_SIZE))
                .max()
                .orElse(0);
        return Math.rint(MARGIN + Math.max(24, widest) + 10);
    }

    private List<Box> bands(Place place) {
        return figure.bands().stream()
                .map(band -> place.band(band.from(), band.to()))
                .toList();
    }

    private static List<Tick> ticks(Axis axis, int most, DoubleUnaryOperator at) {
        return Ticks.of(axis, most).stream()
                .map(mark -> new Tick(at.applyAsDouble(mark.fraction()), mark.label()))
                .toList();
    }

    private static String label(Axis axis) {
        return axis instanceof Axis.Numbers numbers && !numbers.unit().isEmpty()
                ? axis.label() + " (" + numbers.unit() + ")"
                : axis.label();
    }

    private void add(String words, double x, double y, Anchor anchor, Look look) {
        if (!words.isEmpty()) {
            texts.add(new Text(words, new At(x, y), anchor, look));
        }
    }
}
