package dev.anachron.cli;

import dev.anachron.run.sweep.Sweep;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.Tally;

import java.util.List;
import java.util.Locale;

/** How far a sweep has come: a bar on a terminal, with its rate and the time left; else a line at its end. */
final class SweepProgress implements Sweep.Watcher, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long NOW_AND_THEN_NANOS = 200_000_000;
    private static final double NANOS_IN_SECOND = 1e9;

    private final Terminal terminal;
    private final Design design;
    private final long begunNanos = System.nanoTime();
    private long shownNanos;
    private long before = -1;
    private long done;

    SweepProgress(Terminal terminal, Design design) {
        this.terminal = terminal;
        this.design = design;
    }

    @Override
    public void done(long seeds, List<Tally> tallies) {
        before = before < 0 ? seeds - 1 : before;
        done = seeds;
        long nowNanos = System.nanoTime();
        if (terminal.colours() && nowNanos - shownNanos > NOW_AND_THEN_NANOS) {
            shownNanos = nowNanos;
            terminal.err().print("\r\u001b[K" + bar(tallies));
            terminal.err().flush();
        }
    }

    private String bar(List<Tally> tallies) {
        int full = (int) (WIDTH * done / Math.max(1, design.seeds()));
        long unmet = tallies.stream()
                .flatMap(tally -> tally.expectations().stream())
                .filter(came -> !came.expected().sometimes())
                .mapToLong(came -> came.unmet().count())
                .sum();
        long failed = tallies.stream()
                .mapToLong(tally -> tally.runs() - tally.ended())
                .sum();
        double left = (design.seeds() - done) / Math.max(1e-9, seedsASecond());
        return "█".repeat(full) + "░".repeat(WIDTH - full) + " " + done + "/" + design.seeds()
                + " seeds, " + rate() + ", unmet " + unmet
                + (failed > 0 ? ", failed " + failed : "") + ", " + clock(left) + " left";
    }

    private double seedsASecond() {
        return (done - Math.max(0, before))
                * NANOS_IN_SECOND
                / Math.max(1, System.nanoTime() - begunNanos);
    }

    private String rate() {
        double runs = seedsASecond() * design.cells().size();
        return String.format(Locale.ROOT, runs < 10 ? "%.1f" : "%.0f", runs) + " runs a second";
    }

    private static String clock(double seconds) {
        long whole = (long) Math.min(seconds, 359_999);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3_600, whole / 60 % 60);
    }

    @Override
    public void close() {
        if (terminal.colours()) {
            terminal.err().print("\r\u001b[K");
        }
        if (done > 0) {
            terminal.err()
                    .println("ran "
                            + (done - Math.max(0, before)) * design.cells().size() + " runs ("
                            + rate() + ")");
        }
        terminal.err().flush();
    }
}
