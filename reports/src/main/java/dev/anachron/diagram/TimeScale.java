package dev.anachron.diagram;

import dev.anachron.base.SimTime;

import java.util.ArrayList;
import java.util.List;

/** Maps instants to horizontal positions, and knows where the ticks of the axis go. */
record TimeScale(TimeSpan span, double left, double right) {
    /** How many ticks an axis has at most. */
    private static final int MOST_TICKS = 11;

    /** The position of an instant, held within the drawing. */
    double x(long atNanos) {
        if (atNanos <= span.fromNanos()) {
            return left;
        }
        if (atNanos >= span.toNanos()) {
            return right;
        }
        double share = (double) (atNanos - span.fromNanos()) / span.lengthNanos();
        return left + share * (right - left);
    }

    /** Round instants within the span: 1, 2 or 5 times a power of ten apart. */
    List<Long> ticks() {
        List<Long> ticks = new ArrayList<>();
        long step = stepNanos();
        long first = (span.fromNanos() + step - 1) / step * step;
        for (long at = first; at <= span.toNanos(); at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    /** The label of a tick, with as many decimals as neighbours need to differ. */
    String label(long atNanos) {
        long step = stepNanos();
        long millis = atNanos / SimTime.MILLI;
        String whole = Long.toString(millis / 1000);
        if (step >= SimTime.SECOND) {
            return whole + " s";
        }
        String fraction = Long.toString(1000 + millis % 1000).substring(1);
        int decimals = step >= 100 * SimTime.MILLI ? 1 : step >= 10 * SimTime.MILLI ? 2 : 3;
        return whole + "." + fraction.substring(0, decimals) + " s";
    }

    private long stepNanos() {
        long step = SimTime.MILLI;
        int[] factors = {2, 5, 10};
        long decade = step;
        int next = 0;
        while (span.lengthNanos() / step > MOST_TICKS) {
            step = decade * factors[next];
            if (factors[next] == 10) {
                decade = step;
            }
            next = (next + 1) % factors.length;
        }
        return step;
    }
}
