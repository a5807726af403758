package dev.anachron.run.bench;

import dev.anachron.engine.Run;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times a benchmark: warms up, then measures it and the yardstick in turns, so that both meet the
 * machine in the same moods, and takes medians.
 */
public final class Timing {
    private static final int ROUNDS = 5;
    /** Processor time is counted in steps of ten milliseconds on some systems. */
    private static final long LEAST_NANOS = 20_000_000;

    private static final int PENDING = 100;
    private static final int QUEUE_EVENTS = 100_000;
    private static final double NANOS = 1e9;

    /** Most of the time goes here: a compiler that watches a protocol takes its time. */
    private static final int WARMING_ROUNDS = 9;

    private final long roundNanos;

    /** @param seconds of processor time, about, for warming up and measuring */
    public Timing(int seconds) {
        int rounds = WARMING_ROUNDS + 1 + 2 * ROUNDS;
        roundNanos = Math.max(LEAST_NANOS, (long) (seconds * NANOS / rounds));
    }

    public Measured measure(Benchmark benchmark) {
        Run run = benchmark.run();
        PlainQueue queue = new PlainQueue(PENDING);
        LongSupplier simulating = () -> benchmark.run().events();
        LongSupplier queueing = () -> {
            queue.run(QUEUE_EVENTS);
            return QUEUE_EVENTS;
        };
        perSecond(simulating, WARMING_ROUNDS * roundNanos);
        perSecond(queueing, roundNanos);
        double[] rates = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = perSecond(simulating, roundNanos);
            ratios[round] = rates[round] / perSecond(queueing, roundNanos);
        }
        return new Measured(benchmark, run, median(rates), median(ratios));
    }

    /**
     * How many events happen in a second of processor time.
     *
     * @param some lets some happen and says how many
     * @param leastNanos how long to watch at least
     */
    public static double perSecond(LongSupplier some, long leastNanos) {
        Stopwatch stopwatch = new Stopwatch();
        long events = 0;
        long nanos;
        do {
            events += some.getAsLong();
            nanos = stopwatch.nanos();
        } while (nanos < leastNanos);
        return events * NANOS / nanos;
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
