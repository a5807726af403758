package dev.anachron.chart;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Scale;

import java.util.List;

/** What all charts over true time have in common: the axis and the windows of the faults. */
public final class OverTime {
    private OverTime() {}

    /** Seconds since the start of the run. */
    public static double seconds(long atNanos) {
        return atNanos / (double) SimTime.SECOND;
    }

    /** From the start of the run to its end. */
    public static Axis axis(Run run) {
        long end = Math.max(run.simulatedNanos(), SimTime.MILLI);
        return new Axis.Numbers(Axis.Numbers.TIME, "s", Scale.LINEAR, 0, seconds(end));
    }

    /** A band for each fault, cut off at the end of the run. */
    public static List<Figure.Band> bands(Run run) {
        long end = Math.max(run.simulatedNanos(), SimTime.MILLI);
        return run.faults().stream()
                .filter(fault -> fault.atNanos() <= end)
                .map(fault -> new Figure.Band(
                        seconds(fault.atNanos()),
                        seconds(Math.min(fault.untilNanos(), end)),
                        fault.what()))
                .toList();
    }
}
