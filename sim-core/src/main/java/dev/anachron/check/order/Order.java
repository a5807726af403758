package dev.anachron.check.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What must come before what: the sessions' orders, and edges that are added one after the other. An edge
 * can have a reason: the read that would be wrong if it were the other way round.
 */
public final class Order {
    /** The reason of an edge that needs none: somebody saw it, or the store put it so. */
    public static final int GIVEN = -1;

    /** The reason of an edge from a change to the next one of the same object by the same client. */
    static final int OWN = -2;

    private final Dependencies on;
    private final boolean[] within;
    private final int[] previous;
    private final int[] next;
    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final IntList why = new IntList();

    private Order(Dependencies on, boolean[] within, boolean sessions) {
        this.on = on;
        this.within = within;
        this.previous = new int[on.size()];
        this.next = new int[on.size()];
        Arrays.fill(previous, Dependencies.NONE);
        Arrays.fill(next, Dependencies.NONE);
        if (sessions) {
            for (int[] chain : on.chains()) {
                link(chain);
            }
        }
    }

    private void link(int[] chain) {
        if (chain.length == 0) {
            return;
        }
        int last = previousWithin(on.after(chain[0]));
        if (last >= 0 && within[chain[0]]) {
            add(last, chain[0], GIVEN);
        }
        last = Dependencies.NONE;
        for (int operation : chain) {
            if (within[operation]) {
                previous[operation] = last;
                if (last >= 0) {
                    next[last] = operation;
                }
                last = operation;
            }
        }
    }

    private int previousWithin(int operation) {
        int found = operation;
        while (found >= 0 && !within[found]) {
            int place = on.place(found);
            found = place > 1 ? on.chains()[on.chain(found)][place - 2] : Dependencies.NONE;
        }
        return found;
    }

    /** All operations, each after what its session did before and after the change that it saw. */
    public static Order causal(Dependencies on) {
        Order order = new Order(on, everything(on), true);
        for (int i = 0; i < on.size(); i++) {
            if (on.source(i) >= 0) {
                order.add(on.source(i), i, GIVEN);
            }
        }
        return order.withShown();
    }

    /** What reads show at once comes before them, where the reads of a session come in its order. */
    public Order withShown() {
        for (int session = 0; session < on.sessions() && on.knowledge().shown(); session++) {
            addShown(session);
        }
        return this;
    }

    private static boolean[] everything(Dependencies on) {
        boolean[] all = new boolean[on.size()];
        Arrays.fill(all, true);
        return all;
    }

    /** What one session sees: its own operations and the changes of all others, each session in its order. */
    public static Order ofView(Dependencies on, int session) {
        boolean[] within = on.change.clone();
        for (int own : on.chains()[session]) {
            within[own] = true;
        }
        Order order = new Order(on, within, true);
        order.addSources(session);
        return order;
    }

    private void addSources(int session) {
        for (int own : on.chains()[session]) {
            if (on.source(own) >= 0) {
                add(on.source(own), own, GIVEN);
            }
        }
        addShown(session);
    }

    /** What a read shows comes before it; a second read need not say so again. */
    private void addShown(int session) {
        boolean[] known = new boolean[on.knowledge().shown() ? on.size() : 0];
        for (int own : on.chains()[session]) {
            for (int change : on.shown(own)) {
                if (!known[change]) {
                    known[change] = true;
                    add(change, own, GIVEN);
                }
            }
        }
    }

    /** The changes alone, those of one session in its order. */
    public static Order ofChanges(Dependencies on) {
        return new Order(on, on.change, true);
    }

    /** All operations, and nothing said about them. */
    public static Order empty(Dependencies on) {
        return new Order(on, everything(on), false);
    }

    /** The order in which the store put the changes of each object, where it is known. */
    public Order withStore() {
        for (int i = 0; i < on.storeBefore.length; i++) {
            add(on.storeBefore[i], on.storeAfter[i], GIVEN);
        }
        return this;
    }

    /** What a client did to one object in its order, even if nothing else of it is. */
    public Order withObjects() {
        for (int change = 0; change < on.size(); change++) {
            if (on.previousChange(change) >= 0) {
                add(on.previousChange(change), change, OWN);
            }
        }
        return this;
    }

    /** The same once more, to be added to. */
    public Order copy() {
        return with(new Order(on, within, false));
    }

    /** This and the edges of another order of the same operations. */
    public Order with(Order other) {
        Order both = new Order(on, within, false);
        System.arraycopy(previous, 0, both.previous, 0, previous.length);
        System.arraycopy(next, 0, both.next, 0, next.length);
        both.addAll(this);
        both.addAll(other);
        return both;
    }

    private void addAll(Order other) {
        for (int edge = 0; edge < other.edges(); edge++) {
            add(other.from(edge), other.to(edge), other.why(edge));
        }
    }

    public void add(int before, int after, int reason) {
        from.add(before);
        to.add(after);
        why.add(reason);
    }

    public int edges() {
        return from.size();
    }

    public int from(int edge) {
        return from.get(edge);
    }

    public int to(int edge) {
        return to.get(edge);
    }

    public int why(int edge) {
        return why.get(edge);
    }

    public Dependencies dependencies() {
        return on;
    }

    boolean within(int operation) {
        return within[operation];
    }

    /** What its session did just before; none at the beginning. */
    int previous(int operation) {
        return previous[operation];
    }

    int next(int operation) {
        return next[operation];
    }

    Incidence byEnd() {
        return new Incidence(on.size(), to);
    }

    Incidence byStart() {
        return new Incidence(on.size(), from);
    }

    /** All of them so that nobody comes before what must precede him; null when they go round in a circle. */
    public int @Nullable [] sorted() {
        int size = on.size();
        Incidence out = byStart();
        int[] open = new int[size];
        int members = 0;
        for (int i = 0; i < size; i++) {
            members += within[i] ? 1 : 0;
            open[i] = previous[i] >= 0 ? 1 : 0;
        }
        for (int edge = 0; edge < to.size(); edge++) {
            open[to.get(edge)]++;
        }
        int[] sorted = new int[members];
        int known = 0;
        for (int i = 0; i < size; i++) {
            if (within[i] && open[i] == 0) {
                sorted[known++] = i;
            }
        }
        for (int done = 0; done < known; done++) {
            int now = sorted[done];
            if (next[now] >= 0 && --open[next[now]] == 0) {
                sorted[known++] = next[now];
            }
            for (int at = out.begin(now); at < out.end(now); at++) {
                int later = to.get(out.edge(at));
                if (--open[later] == 0) {
                    sorted[known++] = later;
                }
            }
        }
        return known == members ? sorted : null;
    }
}
