package dev.anachron.check.staleness;

import dev.anachron.base.SimTime;
import dev.anachron.check.staleness.Clusters.Cluster;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far registers are from linearizable, by what clients saw alone: in time and in versions (Golab,
 * Li and Shah, "Analyzing consistency properties for fun and profit", PODC 2011). Only registers count
 * whose written values are unique.
 */
public final class Atomicity {
    private final Clusters clusters;
    private final List<Operation> operations;

    private Atomicity(Clusters clusters, List<Operation> operations) {
        this.clusters = clusters;
        this.operations = operations;
    }

    /** One for each register that can be measured. */
    public static List<Atomicity> of(History history) {
        List<Atomicity> registers = new ArrayList<>();
        for (History ofKey : history.byKey().values()) {
            Clusters clusters = Clusters.of(ofKey.operations());
            if (clusters != null) {
                registers.add(new Atomicity(clusters, ofKey.operations()));
            }
        }
        return registers;
    }

    /**
     * The least time by which reads have to count as called earlier for the register to be
     * linearizable; exact. {@link SimTime#NEVER} when none suffices, since a value was read that
     * nobody had asked to write.
     *
     * <p>Of two values that each have to come before the other, one must not be called after the first
     * return of the other; the cheaper way out is what the two demand. Whatever is still in conflict
     * when reads are called that much earlier demands more, until nothing is.
     */
    public long deltaNanos() {
        if (clusters.foreseen()) {
            return SimTime.NEVER;
        }
        long delta = 0;
        long demanded = demanded(0);
        while (demanded > delta) {
            delta = demanded;
            demanded = demanded(delta);
        }
        return delta;
    }

    /** The most that any conflict met demands when reads are called so much earlier; 0 without one. */
    private long demanded(long earlierNanos) {
        List<Cluster> inOrder = clusters.inOrder();
        Cluster[] farthest = new Cluster[inOrder.size()];
        long most = 0;
        @Nullable Cluster reaching = null;
        for (int i = 0; i < farthest.length; i++) {
            Cluster cluster = inOrder.get(i);
            long lastCall = cluster.lastCallNanos(earlierNanos);
            if (cluster.firstReturnNanos() < lastCall) {
                if (reaching != null
                        && cluster.firstReturnNanos() < reaching.lastCallNanos(earlierNanos)) {
                    most = Math.max(most, demanded(cluster, reaching));
                }
                if (reaching == null || reaching.lastCallNanos(earlierNanos) < lastCall) {
                    reaching = cluster;
                }
            }
            farthest[i] = reaching == null ? cluster : reaching;
        }
        for (Cluster cluster : inOrder) {
            long lastCall = cluster.lastCallNanos(earlierNanos);
            int before = lastCall <= cluster.firstReturnNanos() ? toldBefore(lastCall) : 0;
            if (before > 0
                    && cluster.firstReturnNanos()
                            < farthest[before - 1].lastCallNanos(earlierNanos)) {
                most = Math.max(most, demanded(cluster, farthest[before - 1]));
            }
        }
        return most;
    }

    private static long demanded(Cluster one, Cluster other) {
        return Math.min(
                one.earlierBy(other.firstReturnNanos()), other.earlierBy(one.firstReturnNanos()));
    }

    /** How many clusters anybody was told of before that. */
    private int toldBefore(long nanos) {
        List<Cluster> inOrder = clusters.inOrder();
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).firstReturnNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Such a number k that there is an order of everything in which each read returns one of the k
     * latest writes: 1 just when the register is linearizable. Above 2 a smaller one may do, since only
     * the order is tried in which anybody was first told of the values. {@link Integer#MAX_VALUE} when
     * no number does.
     */
    public int versions() {
        long delta = deltaNanos();
        if (delta == 0) {
            return 1;
        }
        return delta == SimTime.NEVER ? Integer.MAX_VALUE : 1 + mostMissed();
    }

    /** A read comes after whatever had returned when it was called, and right after its write at best. */
    private int mostMissed() {
        int[] byReturn = IntStream.range(0, operations.size())
                .filter(i -> operations.get(i).ok())
                .boxed()
                .sorted(Comparator.comparingLong(i -> operations.get(i).returnedNanos()))
                .mapToInt(i -> i)
                .toArray();
        int[] places = new int[operations.size()];
        int reached = 0;
        int returned = 0;
        int most = 1;
        for (int i = 0; i < places.length; i++) {
            Operation operation = operations.get(i);
            while (returned < byReturn.length
                    && operations.get(byReturn[returned]).returnedNanos()
                            < operation.invokedNanos()) {
                reached = Math.max(reached, places[byReturn[returned++]]);
            }
            Cluster cluster = operation.ok() ? clusters.of(operation) : null;
            if (cluster != null) {
                int written = cluster.place();
                places[i] = operation.isRead() ? Math.max(reached, written) : written;
                most = Math.max(most, places[i] - written);
            }
        }
        return most;
    }
}
