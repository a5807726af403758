package dev.anachron.check.order;

import org.jspecify.annotations.Nullable;

/**
 * Draws the consequences of reads until there are no more: what came before a read and changed its object
 * came before the change that the read saw, too; and the read came before whatever changed the object after
 * that. In the end either some operations would have to come before themselves, or nobody is forced to.
 */
public final class Saturation {
    private final Order order;
    private final Dependencies on;
    private final Writers writers;
    private final int[] reads;
    private final boolean bothWays;

    /** What came of it. */
    public enum Outcome {
        /** Nothing more follows. */
        SETTLED,
        /** The order goes round in a circle. */
        CIRCULAR,
        /** It took too long. */
        OPEN
    }

    private int @Nullable [] sorted;
    private @Nullable Clocks clocks;

    /**
     * To begin with, not yet drawn.
     *
     * @param order is added to
     * @param reads whose answers bind
     * @param bothWays whether what comes after the change that a read saw comes after the read; without
     *     that, it does so only for reads that found what was there at first
     */
    public Saturation(Order order, Writers writers, int[] reads, boolean bothWays) {
        this.order = order;
        this.on = order.dependencies();
        this.writers = writers;
        this.reads = reads;
        this.bothWays = bothWays;
    }

    /** At most so many times over all the reads, and until there are that many edges. */
    public Outcome run(int rounds, int edges) {
        for (int read : reads) {
            if (on.source(read) == Dependencies.INITIAL) {
                beforeAll(read);
            }
        }
        for (int round = 0; round < rounds && order.edges() <= edges; round++) {
            sorted = order.sorted();
            if (sorted == null) {
                return Outcome.CIRCULAR;
            }
            Clocks now = Clocks.of(order, sorted);
            clocks = now;
            int before = order.edges();
            for (int read : reads) {
                if (on.source(read) >= 0) {
                    overwritten(read, now);
                    if (bothWays) {
                        overwriting(read, now);
                    }
                }
            }
            if (order.edges() == before) {
                return Outcome.SETTLED;
            }
        }
        return Outcome.OPEN;
    }

    /** One round over the reads, by clocks of another order. */
    public void once(Clocks now) {
        for (int read : reads) {
            overwritten(read, now);
        }
    }

    /** Once it has settled: all of them in some order that fits. */
    public int[] sorted() {
        return sorted == null ? new int[0] : sorted;
    }

    /** Once it has settled. */
    public Clocks clocks() {
        if (clocks == null) {
            throw new IllegalStateException("nothing was drawn yet");
        }
        return clocks;
    }

    private void beforeAll(int read) {
        for (int slot = writers.begin(on.object(read));
                slot < writers.end(on.object(read));
                slot++) {
            int first = writers.changes(slot)[0];
            if (first != read) {
                order.add(read, first, read);
            } else if (writers.changes(slot).length > 1) {
                order.add(read, writers.changes(slot)[1], read);
            }
        }
    }

    private void overwritten(int read, Clocks now) {
        int source = on.source(read);
        for (int slot = writers.begin(on.object(read));
                slot < writers.end(on.object(read));
                slot++) {
            int last = writers.lastUpTo(slot, now.before(read, writers.chain(slot)));
            if (last >= 0 && source == Dependencies.INITIAL) {
                order.add(read, last, read);
            } else if (last >= 0 && last != source && !now.precedes(last, source)) {
                order.add(last, source, read);
            }
        }
    }

    private void overwriting(int read, Clocks now) {
        int source = on.source(read);
        for (int slot = writers.begin(on.object(read));
                slot < writers.end(on.object(read));
                slot++) {
            int first = firstAfter(source, writers.changes(slot), now);
            int[] all = writers.changes(slot);
            int at = first < all.length && all[first] == read ? first + 1 : first;
            if (at < all.length && !now.precedes(read, all[at])) {
                order.add(read, all[at], read);
            }
        }
    }

    private static int firstAfter(int source, int[] changes, Clocks now) {
        int low = 0;
        int high = changes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (now.precedes(source, changes[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
