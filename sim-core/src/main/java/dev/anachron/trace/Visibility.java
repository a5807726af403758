package dev.anachron.trace;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

import java.util.Arrays;
import java.util.List;

/**
 * How soon writes could be seen: t-visibility (Bailis and others, "Probabilistically bounded staleness for
 * practical partial quorums", 2012, section 4). What is known of each pair of a write and a read is the
 * time from the acknowledgement of the one from which on the other, had it begun then, would have seen it.
 */
public final class Visibility {
    /** Nobody probed. */
    public static final Visibility NONE =
            new Visibility(new long[0], new long[0], new long[0], List.of(), 1);

    /** As many as Bailis and others had. */
    private static final int SWEEP_TRIALS = 50_000;

    private static final int SWEEPS = 101;
    /** With so many times the stale reads that are allowed no luck would do, in 50,000 trials. */
    private static final int HOPELESS = 2;

    private static final int STEPS_AT_MOST = 20_000;

    private final long[] freshFromNanos;
    private final long[] writeNanos;
    private final long[] readNanos;
    private final List<Trial> trials;
    private final long stepNanos;

    /**
     * A write and the read that followed it.
     *
     * @param afterNanos how long after the acknowledgement of the write its coordinator began the read
     * @param freshFromNanos from when on it would have seen the write
     * @param fresh whether it saw it
     */
    public record Trial(long afterNanos, long freshFromNanos, boolean fresh) {}

    /**
     * What was measured.
     *
     * @param freshFromNanos for pairs of a write and a read
     * @param writeNanos how long coordinators took for the writes
     * @param readNanos how long they took for the reads
     * @param trials what came of each trial
     * @param stepNanos in which step a sweep is to go up
     */
    public Visibility(
            long[] freshFromNanos,
            long[] writeNanos,
            long[] readNanos,
            List<Trial> trials,
            long stepNanos) {
        this.freshFromNanos = sorted(freshFromNanos);
        this.writeNanos = sorted(writeNanos);
        this.readNanos = sorted(readNanos);
        this.trials = List.copyOf(trials);
        this.stepNanos = stepNanos;
    }

    private static long[] sorted(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    public boolean isEmpty() {
        return trials.isEmpty();
    }

    /** In order of time. */
    public List<Trial> trials() {
        return trials;
    }

    /** The share of reads, so long after the acknowledgement, that see the write. */
    public double freshAt(long nanos) {
        return (double) countUpTo(nanos) / freshFromNanos.length;
    }

    private int countUpTo(long nanos) {
        int low = 0;
        int high = freshFromNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (freshFromNanos[middle] <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** From when on that share of reads sees the write: the quantile, and 0 if they see it at once. */
    public long freshAfterNanos(double share) {
        return Math.max(0, quantile(freshFromNanos, share));
    }

    /** So many of the writes took no longer. */
    public long writeNanos(double share) {
        return quantile(writeNanos, share);
    }

    /** So many of the reads took no longer. */
    public long readNanos(double share) {
        return quantile(readNanos, share);
    }

    private static long quantile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted[Math.max(0, rank - 1)];
    }

    /**
     * What Bailis and others give as {@code t}: they go up in steps, let 50,000 trials decide at each, and
     * stop at the first step at which the share is reached. That is too early on average, since every
     * step is another chance to reach it by luck. Here the trials are drawn from what was measured, the
     * procedure is repeated, and the median is what it usually finds.
     *
     * @param share the share to be reached
     */
    public long sweptNanos(double share) {
        long latest = freshAfterNanos(share);
        if (latest == SimTime.NEVER) {
            return latest;
        }
        RandomStream random = RandomStream.root(freshFromNanos.length).child("sweep");
        long step = Math.max(stepNanos, latest / STEPS_AT_MOST);
        long from = freshAfterNanos(1 - HOPELESS * (1 - share)) / step * step;
        long[] found = new long[SWEEPS];
        for (int i = 0; i < found.length; i++) {
            found[i] = sweep(from, step, (1 - share) * SWEEP_TRIALS, random);
        }
        Arrays.sort(found);
        return found[found.length / 2];
    }

    private long sweep(long fromNanos, long step, double staleAtMost, RandomStream random) {
        long nanos = fromNanos;
        while (stale(freshAt(nanos), random) > staleAtMost) {
            nanos += step;
        }
        return nanos;
    }

    /** How many of the trials of a step are stale, drawn by the gaps between those that are. */
    private static int stale(double fresh, RandomStream random) {
        if (fresh >= 1) {
            return 0;
        }
        double meanGap = -1 / StrictMath.log(fresh);
        int stale = 0;
        long at = (long) random.exponential(meanGap);
        while (at < SWEEP_TRIALS) {
            stale++;
            at += 1 + (long) random.exponential(meanGap);
        }
        return stale;
    }

    @Override
    public String toString() {
        return trials.size() + " trials";
    }
}
