package dev.anachron.check.order;

/**
 * What came before each operation, as a vector clock (Fidge 1988, Mattern 1989): of each chain, the place
 * up to which everything did. Operations between which nothing new was learnt share one.
 */
public final class Clocks {
    private final Dependencies on;
    private final int[][] rows;

    private Clocks(Dependencies on) {
        this.on = on;
        this.rows = new int[on.size()][];
    }

    /** Of an order without a circle. */
    public static Clocks of(Order order, int[] sorted) {
        Clocks clocks = new Clocks(order.dependencies());
        int width = clocks.on.chains().length;
        int[] nothing = new int[width];
        Incidence in = order.byEnd();
        for (int now : sorted) {
            int last = order.previous(now);
            int[] base = last >= 0 ? clocks.rows[last] : nothing;
            int[] row = base;
            for (int at = in.begin(now); at < in.end(now); at++) {
                int before = order.from(in.edge(at));
                if (!clocks.holds(row, before, now)) {
                    row = row == base ? base.clone() : row;
                    clocks.learn(row, before);
                }
            }
            clocks.rows[now] = clocks.afterClient(row, now);
        }
        return clocks;
    }

    /** A change of unknown outcome comes after its client's reads, too, where the order has only changes. */
    private int[] afterClient(int[] row, int now) {
        int after = on.after(now);
        if (after < 0 || row[on.chain(after)] >= on.place(after)) {
            return row;
        }
        int[] more = row.clone();
        more[on.chain(after)] = on.place(after);
        return more;
    }

    private boolean holds(int[] row, int before, int now) {
        int chain = on.chain(before);
        return chain == on.chain(now)
                ? on.place(before) < on.place(now)
                : row[chain] >= on.place(before);
    }

    /** Adds an operation and everything before it to a clock. */
    public void learn(int[] row, int before) {
        int[] other = rows[before];
        for (int chain = 0; chain < row.length; chain++) {
            row[chain] = Math.max(row[chain], other[chain]);
        }
        int own = on.chain(before);
        row[own] = Math.max(row[own], on.place(before));
    }

    /** How far into a chain everything came before this operation. */
    public int before(int operation, int chain) {
        return chain == on.chain(operation) ? on.place(operation) - 1 : rows[operation][chain];
    }

    /** Whether the first came before the second. */
    public boolean precedes(int first, int second) {
        return before(second, on.chain(first)) >= on.place(first);
    }

    /** Whether a clock has an operation and everything that came before it. */
    public boolean covered(int[] row, int operation) {
        if (row[on.chain(operation)] < on.place(operation)) {
            return false;
        }
        int[] other = rows[operation];
        for (int chain = 0; chain < row.length; chain++) {
            if (row[chain] < other[chain]) {
                return false;
            }
        }
        return true;
    }
}
