package dev.anachron.render;

import dev.anachron.figure.Palette;
import dev.anachron.figure.Role;
import dev.anachron.render.Drawing.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The plot of a drawing as a JFreeChart: axes, grid, bands and marks. Its axes count design units,
 * for the layout has already turned all values into places.
 */
final class PlotPainter {
    static final Color TEXT = new Color(0x22, 0x22, 0x22);
    private static final Color GRID = new Color(0xE2, 0xE2, 0xE2);
    private static final Color LINE = new Color(0x77, 0x77, 0x77);
    private static final Color BAND = new Color(0x22, 0x22, 0x22, 20);
    private static final int DOT_ALPHA = 191;

    private final Drawing drawing;
    private final XYPlot plot = new XYPlot();

    private PlotPainter(Drawing drawing) {
        this.drawing = drawing;
    }

    static void paint(Drawing drawing, Graphics2D graphics) {
        JFreeChart chart = new PlotPainter(drawing).chart();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Drawing.WIDTH, drawing.height()));
    }

    private JFreeChart chart() {
        axes();
        for (Box band : drawing.bands()) {
            // A band without length is still a line.
            double to = Math.max(band.right(), band.x() + 1);
            IntervalMarker marker = new IntervalMarker(band.x(), to, BAND);
            marker.setOutlinePaint(null);
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
        int index = 0;
        for (Drawing.Ink ink : drawing.inks()) {
            plot.setDataset(index, dataset(ink));
            plot.setRenderer(index, renderer(ink));
            index++;
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        return chart;
    }

    /** The data area is where the layout put the plot, to the unit. */
    private void axes() {
        Box box = drawing.plot();
        Axis x = new Axis(drawing.xTicks(), TextAnchor.TOP_CENTER);
        x.setRange(box.x(), box.right());
        x.setAxisLineVisible(!drawing.xTicks().isEmpty() || !drawing.yTicks().isEmpty());
        Axis y = new Axis(drawing.yTicks(), TextAnchor.CENTER_RIGHT);
        y.setRange(box.y(), box.bottom());
        y.setInverted(true);
        y.setAxisLineVisible(false);
        y.setTickMarksVisible(false);
        plot.setDomainAxis(x);
        plot.setRangeAxis(y);
        AxisSpace aboveAndBelow = new AxisSpace();
        aboveAndBelow.setTop(box.y());
        aboveAndBelow.setBottom(drawing.height() - box.bottom());
        plot.setFixedDomainAxisSpace(aboveAndBelow);
        AxisSpace besides = new AxisSpace();
        besides.setLeft(box.x());
        besides.setRight(Drawing.WIDTH - box.right());
        plot.setFixedRangeAxisSpace(besides);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        // Its half unit wide line with round corners is the one thing that JDKs draw differently.
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
    }

    private static XYDataset dataset(Drawing.Ink ink) {
        if (ink instanceof Drawing.Boxes boxes) {
            XYIntervalSeries series = new XYIntervalSeries("", false, true);
            for (Box box : boxes.boxes()) {
                series.add(box.x(), box.x(), box.right(), box.y(), box.y(), box.bottom());
            }
            XYIntervalSeriesCollection intervals = new XYIntervalSeriesCollection();
            intervals.addSeries(series);
            return intervals;
        }
        XYSeries series = new XYSeries("", false, true);
        places(ink).forEach(at -> series.add(at.x(), at.y(), false));
        return new XYSeriesCollection(series);
    }

    private static List<Drawing.At> places(Drawing.Ink ink) {
        if (ink instanceof Drawing.Lead lead) {
            return List.of(lead.from(), lead.to());
        }
        return ink instanceof Drawing.Dots dots ? dots.places() : ((Drawing.Stroke) ink).places();
    }

    private static XYItemRenderer renderer(Drawing.Ink ink) {
        if (ink instanceof Drawing.Boxes) {
            XYBarRenderer bars = new XYBarRenderer();
            bars.setUseYInterval(true);
            bars.setBarPainter(new StandardXYBarPainter());
            bars.setShadowVisible(false);
            bars.setDrawBarOutline(false);
            bars.setSeriesPaint(0, colour(ink.role(), 255));
            return bars;
        } else if (ink instanceof Drawing.Dots dots) {
            return dots(dots);
        }
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setDrawSeriesLineAsPath(true);
        line.setSeriesStroke(
                0,
                ink instanceof Drawing.Stroke stroke
                        ? stroke(stroke.dashed())
                        : new BasicStroke((float) Drawing.Lead.WIDTH));
        line.setSeriesPaint(0, colour(ink.role(), 255));
        return line;
    }

    /** Bevelled: where round joins end, the JDKs from 17 to 25 differ by a shade in single pixels. */
    static BasicStroke stroke(boolean dashed) {
        float[] dashes = dashed ? new float[] {Drawing.Stroke.DASH, Drawing.Stroke.GAP} : null;
        return new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, dashes, 0);
    }

    private static XYItemRenderer dots(Drawing.Dots dots) {
        boolean open = dots.shape().open();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, Dot.of(dots.shape(), dots.size()));
        renderer.setSeriesPaint(0, colour(dots.role(), open ? 255 : DOT_ALPHA));
        renderer.setSeriesShapesFilled(0, !open);
        renderer.setDrawOutlines(open);
        renderer.setSeriesOutlineStroke(0, new BasicStroke(2));
        return renderer;
    }

    static Color colour(Role role, int alpha) {
        int rgb = Palette.rgb(role);
        return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, alpha);
    }

    /** An axis whose ticks the layout has chosen. */
    private static final class Axis extends NumberAxis {
        private final List<Drawing.Tick> ticks;
        private final TextAnchor anchor;

        Axis(List<Drawing.Tick> ticks, TextAnchor anchor) {
            this.ticks = ticks;
            this.anchor = anchor;
            setTickLabelFont(Fonts.of(Drawing.TICK_SIZE, false));
            setTickLabelPaint(TEXT);
            setTickLabelInsets(new RectangleInsets(4, 4, 4, 7));
            setTickMarkPaint(LINE);
            setTickMarkOutsideLength(5);
            setAxisLinePaint(LINE);
            setAxisLineStroke(new BasicStroke(1));
        }

        @Override
        public List<NumberTick> refreshTicks(
                Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks.stream()
                    .map(tick ->
                            new NumberTick(tick.at(), tick.label(), anchor, TextAnchor.CENTER, 0))
                    .toList();
        }
    }
}
