package dev.anachron.check.order;

import dev.anachron.check.Verdict;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether each session, by itself, can be shown all changes in an order in which its own reads are right:
 * the bad patterns <i>CyclicHB</i> and <i>WriteHBInitRead</i> of Bouajjani, Enea, Guerraoui and Hamza ("On
 * verifying causal consistency", POPL 2017, section 5), with a happened-before of its own for each session.
 *
 * <p>What must be in a session's view before its i-th operation is closed under the order of changes, so
 * that a place in each chain says it: a row. Rows grow until no read finds a change of its object before it
 * that need not come before the change that it saw. Sessions share nothing but the order of changes, and one
 * pass over a session costs its length times the number of chains; two passes mostly do.
 */
public final class Views {
    private static final String TOOK_TOO_LONG =
            "Undecided: what follows from the reads took too long to draw.";

    private static final int ROUNDS = 40;
    private static final int EDGES = 40_000_000;

    private final Dependencies on;
    private final Order changes;
    private final Clocks clocks;
    private final Writers writers;
    private final int width;
    private int[] rank;
    private int[][] rows = {};
    private int[] own = {};
    /** By place in the session: what was known, and since when the change it saw, when the read was last judged. */
    private int[][] judged = {};

    private int[] judgedSince = {};
    /** What must come before what the read saw: the change, and the read. */
    private IntList before = new IntList();

    private IntList reads = new IntList();
    private long work;

    /** What came of one session. */
    private enum Outcome {
        FITS,
        BROKEN,
        OPEN
    }

    /**
     * Over one order of changes, which has no circle.
     *
     * @param sorted its operations, sorted
     */
    public Views(Order changes, int[] sorted, Clocks clocks, Writers writers) {
        this.on = changes.dependencies();
        this.changes = changes;
        this.clocks = clocks;
        this.writers = writers;
        this.width = on.chains().length;
        this.rank = ranks(sorted);
    }

    /**
     * The verdict when some session has no view, or when that took too long to find out; null when each has.
     *
     * @param known what is certain for one session before its reads are looked at
     */
    public @Nullable Verdict missing(IntFunction<Order> known) {
        return on.knowledge().shown() ? missingByDrawing(known) : missingByRows(known);
    }

    /** Reads that show several changes say so much that nothing but circles is left to look for. */
    private @Nullable Verdict missingByDrawing(IntFunction<Order> known) {
        boolean open = false;
        for (int session = 0; session < on.sessions(); session++) {
            Order order = known.apply(session);
            Shown.around(order, writers, Shown.reads(on, on.chains()[session]));
            Saturation.Outcome outcome = new Saturation(
                            order, writers, Reads.binding(on, session), false)
                    .run(ROUNDS, EDGES);
            if (outcome == Saturation.Outcome.CIRCULAR) {
                return Witness.circular(order);
            }
            open |= outcome == Saturation.Outcome.OPEN;
        }
        return open ? Verdict.unknown(TOOK_TOO_LONG) : null;
    }

    private @Nullable Verdict missingByRows(IntFunction<Order> known) {
        boolean open = false;
        for (int session = 0; session < on.sessions(); session++) {
            switch (judge(session)) {
                case BROKEN -> {
                    return broken(known.apply(session), session);
                }
                case OPEN -> open = true;
                case FITS -> {}
            }
        }
        return open ? Verdict.unknown(TOOK_TOO_LONG) : null;
    }

    private Verdict broken(Order order, int session) {
        new Saturation(order, writers, Reads.binding(on, session), false)
                .run(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return Witness.circular(order);
    }

    /** So much work that no history of ordinary shape needs it. */
    private long budget() {
        return 64L * on.size() + 50_000_000;
    }

    private int[] ranks(int[] sorted) {
        int[] ranks = new int[on.size()];
        for (int i = 0; i < sorted.length; i++) {
            ranks[sorted[i]] = i;
        }
        return ranks;
    }

    /** Whether that session has a view. */
    private Outcome judge(int session) {
        own = on.chains()[session];
        rows = new int[own.length][];
        judged = new int[own.length][];
        judgedSince = new int[own.length];
        before = new IntList();
        reads = new IntList();
        work = 0;
        learnInOrder();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = 0; at < own.length; at++) {
                if (on.binds(own[at])) {
                    int raised = demand(at);
                    if (raised == IMPOSSIBLE) {
                        return Outcome.BROKEN;
                    }
                    changed |= raised > 0;
                }
            }
            if (work > budget()) {
                return Outcome.OPEN;
            }
        }
        return ordered() ? Outcome.FITS : Outcome.BROKEN;
    }

    /** What is known before each operation: what was seen before, and what came before that. */
    private void learnInOrder() {
        int[] row = new int[width];
        for (int at = 0; at < own.length; at++) {
            row = learnt(row, at, on.source(own[at]));
            row = on.isChange(own[at]) ? past(row, at, own[at]) : row;
            rows[at] = row;
        }
    }

    private int[] learnt(int[] row, int at, int source) {
        if (source < 0 || on.chain(source) == on.chain(own[at]) || clocks.covered(row, source)) {
            return row;
        }
        int[] more = row.clone();
        clocks.learn(more, source);
        return more;
    }

    private int[] past(int[] row, int at, int change) {
        int[] more = row;
        for (int chain = 0; chain < width; chain++) {
            int place = clocks.before(change, chain);
            if (chain != on.chain(own[at]) && more[chain] < place) {
                more = more == row ? row.clone() : more;
                more[chain] = place;
            }
        }
        return more;
    }

    private static final int IMPOSSIBLE = -1;

    /**
     * Sees to it that what a read has before it comes before what it saw, too.
     *
     * @return how much was raised, or {@link #IMPOSSIBLE}
     */
    private int demand(int at) {
        int read = own[at];
        int source = on.source(read);
        if (source >= 0 && clocks.before(source, on.chain(read)) > at) {
            return IMPOSSIBLE;
        }
        int since = source < 0 ? 0 : firstWith(source, at);
        if (judged[at] == rows[at] && judgedSince[at] == since) {
            return 0;
        }
        judged[at] = rows[at];
        judgedSince[at] = since;
        int raised = 0;
        int object = on.object(read);
        work += writers.end(object) - writers.begin(object);
        for (int slot = writers.begin(object); slot < writers.end(object); slot++) {
            int last = lastBeside(at, slot, source);
            if (last < 0 || last == source) {
                continue;
            }
            if (source < 0 || clocks.precedes(source, last) || !raise(since, at, last)) {
                return IMPOSSIBLE;
            }
            before.add(last);
            reads.add(read);
            raised += raisedNow;
        }
        return raised;
    }

    /** The last change in a slot of what a read has before it, unless it came before what the read saw. */
    private int lastBeside(int at, int slot, int source) {
        int chain = writers.chain(slot);
        int known = chain == on.chain(own[at]) ? at : rows[at][chain];
        int settled = source < 0 ? 0 : clocks.before(source, chain);
        int place = known <= settled ? 0 : writers.placeUpTo(slot, known);
        return place <= settled ? Dependencies.NONE : on.chains()[chain][place - 1];
    }

    private int raisedNow;

    /** The first of the session's operations before which the change must be. */
    private int firstWith(int change, int at) {
        int chain = on.chain(change);
        if (chain == on.chain(own[0])) {
            return on.place(change) - 1;
        }
        int low = 0;
        int high = at;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle][chain] >= on.place(change)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Puts a change, and all before it, before what the session did from one place on. */
    private boolean raise(int from, int until, int change) {
        raisedNow = 0;
        int session = on.chain(own[0]);
        boolean mine = on.chain(change) == session;
        int ownBefore = mine ? on.place(change) : clocks.before(change, session);
        if (ownBefore > from) {
            return false;
        }
        int at = from;
        while (at < until && !has(rows[at], change, mine)) {
            int[] old = rows[at];
            int[] more = old.clone();
            merge(more, change, mine);
            while (at < until && rows[at] == old) {
                rows[at++] = more;
                work++;
            }
            work += width;
            raisedNow++;
        }
        return true;
    }

    private boolean has(int[] row, int change, boolean mine) {
        return (mine || row[on.chain(change)] >= on.place(change)) && past(row, change) == row;
    }

    private int[] past(int[] row, int change) {
        for (int chain = 0; chain < width; chain++) {
            if (chain != on.chain(own[0])
                    && chain != on.chain(change)
                    && row[chain] < clocks.before(change, chain)) {
                return new int[0];
            }
        }
        return row;
    }

    private void merge(int[] row, int change, boolean mine) {
        for (int chain = 0; chain < width; chain++) {
            if (chain != on.chain(own[0])) {
                row[chain] = Math.max(row[chain], clocks.before(change, chain));
            }
        }
        if (!mine) {
            row[on.chain(change)] = Math.max(row[on.chain(change)], on.place(change));
        }
    }

    /** Whether what must come before what does not go round in a circle. */
    private boolean ordered() {
        boolean fits = true;
        for (int edge = 0; edge < before.size(); edge++) {
            fits &= rank[before.get(edge)] < rank[on.source(reads.get(edge))];
        }
        if (fits) {
            return true;
        }
        Order edges = Order.empty(on);
        for (int edge = 0; edge < before.size(); edge++) {
            int read = reads.get(edge);
            edges.add(before.get(edge), on.source(read), read);
        }
        int[] sorted = changes.with(edges).sorted();
        if (sorted != null) {
            rank = ranks(sorted);
        }
        return sorted != null;
    }
}
