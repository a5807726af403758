package dev.anachron.bench;

import dev.anachron.base.SimTime;
import dev.anachron.bench.RegisterHistories.Size;
import dev.anachron.check.Verdict;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.history.History;
import dev.anachron.run.bench.Timing;
import dev.anachron.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the cost of judging linearizability grows with the history, by the public checker with its reason,
 * and what a plain search takes for the same, in turns with it.
 */
final class Checking {
    private static final Trace NO_TRACE = Trace.notKept("");
    private static final int[] OPERATIONS = {1_000, 10_000, 100_000, 1_000_000};
    private static final int[] CLIENTS = {5, 10, 50, 100};
    private static final int[] KEYS = {1, 1_000};
    /** Compare and set among so many values. */
    private static final int SWAPS = 5;

    private static final int SWAP_CLIENTS = 16;
    private static final int SWAP_OPERATIONS = 10_000;

    private static final int ROUNDS = 5;
    /** What the plain search may remember: about a gigabyte for ten thousand operations. */
    private static final int PATIENCE = 200_000;

    private static final int PLAIN_AT_MOST = 10_000;

    private Checking() {}

    public static void main(String[] args) {
        System.out.println(Ratios.machine() + "\n" + markdown());
    }

    /** The table. */
    static String markdown() {
        StringBuilder text = new StringBuilder("""
                | operations | clients | keys | | ours, ms | ns an operation \
                | plain search, ms | times ours |
                |---|---|---|---|---|---|---|---|
                """);
        for (Size size : sizes()) {
            System.err.println("checkers: " + size);
            text.append(row(size));
        }
        return text.toString();
    }

    private static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int keys : KEYS) {
            for (int clients : CLIENTS) {
                for (int operations : OPERATIONS) {
                    sizes.add(new Size(operations, clients, keys, 0, true));
                    sizes.add(new Size(operations, clients, keys, 0, false));
                }
            }
        }
        sizes.add(new Size(SWAP_OPERATIONS, SWAP_CLIENTS, 1, SWAPS, true));
        return sizes;
    }

    private static String row(Size size) {
        History history = RegisterHistories.of(size);
        Verdict.Status expected = size.legal() ? Verdict.Status.VALID : Verdict.Status.INVALID;
        long least = SimTime.millis(100);
        ours(history, expected, SimTime.SECOND);
        boolean plain = size.operations() <= PLAIN_AT_MOST
                && PlainSearch.judge(history, PATIENCE) != PlainSearch.Answer.GAVE_UP;
        double[] nanos = new double[ROUNDS];
        double[] plainNanos = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = ours(history, expected, least);
            plainNanos[i] = plain ? plain(history, least) : 0;
        }
        return line(size, Timing.median(nanos), plain ? Timing.median(plainNanos) : Double.NaN);
    }

    private static String line(Size size, double nanos, double plainNanos) {
        String kind = size.swaps() > 0 ? "compare-and-set, " + size.swaps() + " values" : "";
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %,d | %s | %s | %,.0f | %s | %s |\n",
                size.operations(),
                size.clients(),
                size.keys(),
                kind + (size.legal() ? "" : "illegal"),
                millis(nanos),
                nanos / size.operations(),
                Double.isNaN(plainNanos) ? "–" : millis(plainNanos),
                Double.isNaN(plainNanos) ? "" : times(plainNanos / nanos));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%,.0f", ratio);
    }

    private static String millis(double nanos) {
        double millis = nanos / SimTime.MILLI;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%,.0f", millis);
    }

    /** Nanoseconds of processor time a history. */
    private static double ours(History history, Verdict.Status expected, long leastNanos) {
        double perSecond = Timing.perSecond(
                () -> {
                    Verdict verdict = new Linearizable().check(history, NO_TRACE);
                    if (verdict.status() != expected) {
                        throw new IllegalStateException(verdict.reason());
                    }
                    return 1;
                },
                leastNanos);
        return SimTime.SECOND / perSecond;
    }

    private static double plain(History history, long leastNanos) {
        double perSecond = Timing.perSecond(
                () -> PlainSearch.judge(history, PATIENCE) == PlainSearch.Answer.GAVE_UP ? 0 : 1,
                leastNanos);
        return SimTime.SECOND / perSecond;
    }
}
