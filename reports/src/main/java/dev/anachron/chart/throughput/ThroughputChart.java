package dev.anachron.chart.throughput;

import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.chart.Windows;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.report.Judged;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A line for each outcome: how many operations a second ended so, window by window. */
public final class ThroughputChart implements Chart {
    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String title() {
        return "Operations a second";
    }

    @Override
    public String caption() {
        return "Each step is a window of time, as high as the number of operations that ended in it:"
                + " ok, certainly without effect (fail), or given up with an outcome that nobody"
                + " knows (info). Where the line of ok lies on the ground, nobody was served.";
    }

    @Override
    public Figure draw(Judged judged) {
        Run run = judged.run();
        Windows windows = Windows.of(run);
        List<Series> series = new ArrayList<>();
        double most = 0;
        for (Outcome outcome : Outcome.values()) {
            int[] counts = counts(run, windows, outcome);
            double highest = LongStream.range(0, counts.length)
                    .mapToDouble(i -> rate(counts, windows, (int) i))
                    .max()
                    .orElse(0);
            if (highest > 0) {
                series.add(new Series.Line(
                        outcome.text(),
                        role(outcome),
                        true,
                        outcome != Outcome.OK,
                        windows.steps(i -> rate(counts, windows, i))));
            }
            most = Math.max(most, highest);
        }
        return new Figure(
                heading(judged, windows, series.isEmpty()),
                OverTime.axis(run),
                new Axis.Numbers(
                        "operations that ended",
                        "a second",
                        Scale.LINEAR,
                        0,
                        Math.max(1, 1.2 * most)),
                series,
                OverTime.bands(run),
                List.of());
    }

    private static int[] counts(Run run, Windows windows, Outcome outcome) {
        int[] counts = new int[windows.count()];
        for (Operation operation : run.history().operations()) {
            if (operation.outcome() == outcome && operation.returnedNanos() <= windows.endNanos()) {
                counts[windows.at(operation.returnedNanos())]++;
            }
        }
        return counts;
    }

    private static double rate(int[] counts, Windows windows, int window) {
        long length = windows.toNanos(window) - windows.fromNanos(window);
        return counts[window] / OverTime.seconds(length);
    }

    private static Role role(Outcome outcome) {
        return switch (outcome) {
            case OK -> Role.FIRST;
            case FAIL -> Role.FAILED;
            case INFO -> Role.INDETERMINATE;
        };
    }

    private Figure.Heading heading(Judged judged, Windows windows, boolean nothing) {
        String words = nothing ? "no operation ended" : drought(judged.run());
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words + (nothing ? "" : ", in windows of " + SimTime.span(windows.lengthNanos())),
                "Operations that ended in each second, by outcome, over time: " + words + ".",
                nothing ? words : "");
    }

    /** The longest time without any operation that ended well. */
    private static String drought(Run run) {
        long[] ends = LongStream.concat(
                        run.history().operations().stream()
                                .filter(Operation::ok)
                                .mapToLong(Operation::returnedNanos),
                        LongStream.of(run.simulatedNanos()))
                .sorted()
                .toArray();
        long from = 0;
        long since = 0;
        long longest = 0;
        for (long end : ends) {
            if (end - from > longest) {
                longest = end - from;
                since = from;
            }
            from = end;
        }
        return "the longest time without an ok was "
                + SimTime.span(longest / SimTime.MILLI * SimTime.MILLI) + ", from "
                + SimTime.span(since / SimTime.MILLI * SimTime.MILLI) + " on";
    }
}
