package dev.anachron.chart;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.figure.Series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Stretches of equal length that a run is cut into, to count what happens in each; the last one may be
 * shorter.
 *
 * @param lengthNanos 1, 2 or 5 times a power of ten
 * @param endNanos the run's end
 */
public record Windows(long lengthNanos, long endNanos) {
    private static final int MOST = 60;

    /** At most {@value #MOST} of them, so that each has room. */
    public static Windows of(Run run) {
        long end = Math.max(run.simulatedNanos(), SimTime.MILLI);
        long length = 1;
        for (int digit = 0; length * MOST < end; digit = (digit + 1) % 3) {
            length = digit == 1 ? length / 2 * 5 : length * 2;
        }
        return new Windows(length, end);
    }

    public int count() {
        return (int) ((endNanos + lengthNanos - 1) / lengthNanos);
    }

    /** The number of the window of a moment of the run; the end belongs to the last. */
    public int at(long atNanos) {
        return (int) Math.min(count() - 1, atNanos / lengthNanos);
    }

    public long fromNanos(int window) {
        return window * lengthNanos;
    }

    public long toNanos(int window) {
        return Math.min(endNanos, (window + 1) * lengthNanos);
    }

    /** A step for each window. */
    public List<Series.Vertex> steps(IntToDoubleFunction height) {
        List<Series.Vertex> steps = new ArrayList<>();
        for (int window = 0; window < count(); window++) {
            double x = OverTime.seconds(fromNanos(window));
            steps.add(new Series.Vertex(x, height.applyAsDouble(window)));
        }
        steps.add(new Series.Vertex(OverTime.seconds(endNanos), height.applyAsDouble(count() - 1)));
        return steps;
    }
}
