package dev.anachron.chart.availability;

import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.chart.Windows;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.history.Operation;
import dev.anachron.report.Judged;

import java.util.Arrays;
import java.util.List;

/** A line: the share of the clients' time, window by window, in which they did not wait in vain. */
public final class AvailabilityChart implements Chart {
    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String title() {
        return "Availability";
    }

    @Override
    public String caption() {
        return "The share of the clients' time, in each window, in which they did not wait for an"
                + " operation that failed or whose outcome stayed unknown. At the bottom every"
                + " client waited in vain.";
    }

    @Override
    public Figure draw(Judged judged) {
        Run run = judged.run();
        long clients = run.history().operations().stream()
                .map(Operation::client)
                .distinct()
                .count();
        Windows windows = Windows.of(run);
        double[] percent = percent(run, windows, clients);
        List<Series> series = clients == 0
                ? List.of()
                : List.of(new Series.Line(
                        "", Role.FIRST, true, false, windows.steps(i -> percent[i])));
        return new Figure(
                heading(judged, windows, clients == 0 ? new double[0] : percent),
                OverTime.axis(run),
                new Axis.Numbers("time not waited in vain", "%", Scale.LINEAR, 0, 105),
                series,
                OverTime.bands(run),
                List.of());
    }

    /** Clients that ask without waiting for answers can wait for several at once: no less than none is left. */
    private static double[] percent(Run run, Windows windows, long clients) {
        double[] waited = new double[windows.count()];
        for (Operation operation : run.history().operations()) {
            if (!operation.ok() && operation.invokedNanos() <= windows.endNanos()) {
                long until = Math.min(operation.returnedNanos(), windows.endNanos());
                for (int i = windows.at(operation.invokedNanos()); i <= windows.at(until); i++) {
                    waited[i] += Math.max(
                            0,
                            Math.min(until, windows.toNanos(i))
                                    - Math.max(operation.invokedNanos(), windows.fromNanos(i)));
                }
            }
        }
        for (int i = 0; i < waited.length; i++) {
            double whole = (double) clients * (windows.toNanos(i) - windows.fromNanos(i));
            waited[i] = 100 * Math.max(0, 1 - waited[i] / whole);
        }
        return waited;
    }

    private Figure.Heading heading(Judged judged, Windows windows, double[] percent) {
        String words = percent.length == 0
                ? "no client asked for anything"
                : told(Arrays.stream(percent).min().orElse(0), windows, percent);
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words,
                "The share of the clients' time in which they did not wait in vain, over time: "
                        + words + ".",
                percent.length == 0 ? words : "");
    }

    private static String told(double least, Windows windows, double[] percent) {
        if (least == 100) {
            return "nobody waited in vain";
        }
        int worst = 0;
        while (percent[worst] > least) {
            worst++;
        }
        return "at worst " + Decimals.text(least, 1) + " %, at "
                + Decimals.text(OverTime.seconds(windows.fromNanos(worst)), 3) + " s";
    }
}
