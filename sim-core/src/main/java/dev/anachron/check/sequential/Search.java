package dev.anachron.check.sequential;

import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.IntList;
import dev.anachron.check.order.Order;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Looks for one order of all operations that keeps what must come before what and gives what was read. A
 * read that fits now is done at once; a change waits until nobody has to read what it overwrites any more.
 * Where there is a choice, what came first in time is tried first; a state that led nowhere is not tried
 * again.
 */
final class Search {
    /** What came of it. */
    enum Outcome {
        FITS,
        NONE,
        OPEN
    }

    private static final int REMEMBERED = 20_000_000;

    private final Dependencies on;
    private final Order order;
    private final int[] begin;
    private final int[] later;
    private final int[] open;
    private final int[] readers;
    private final int[] initialReaders;
    private final int[] current;

    /** By object: whether some read must find what is there. */
    private final boolean[] read;

    private final int[] done;
    private final IntList path = new IntList();
    private final IntList overwritten = new IntList();
    private final Set<State> dead = new LinkedHashSet<>();
    private long steps;

    /** How far every chain is, and what each object holds. */
    private static final class State {
        private final int[] content;

        State(int[] content) {
            this.content = content;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(content, state.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }
    }

    Search(Order order) {
        this.order = order;
        this.on = order.dependencies();
        int size = on.size();
        this.begin = new int[size + 1];
        this.later = new int[order.edges()];
        this.open = new int[size];
        this.readers = new int[size];
        this.initialReaders = new int[on.objects()];
        this.current = new int[on.objects()];
        this.read = new boolean[on.objects()];
        this.done = new int[on.chains().length];
        Arrays.fill(current, Dependencies.INITIAL);
        for (int i = 0; i < size; i++) {
            read[on.object(i)] |= on.binds(i);
            if (on.source(i) >= 0) {
                readers[on.source(i)]++;
            } else if (on.source(i) == Dependencies.INITIAL) {
                initialReaders[on.object(i)]++;
            }
        }
        index();
    }

    private void index() {
        for (int edge = 0; edge < later.length; edge++) {
            begin[order.from(edge) + 1]++;
            open[order.to(edge)]++;
        }
        for (int i = 0; i < on.size(); i++) {
            begin[i + 1] += begin[i];
        }
        int[] free = begin.clone();
        for (int edge = 0; edge < later.length; edge++) {
            later[free[order.from(edge)]++] = order.to(edge);
        }
    }

    long steps() {
        return steps;
    }

    /** One choice point: how long the path was, and the chain that was tried last. */
    Outcome run(long budget) {
        IntList lengths = new IntList();
        IntList tried = new IntList();
        int next = Dependencies.NONE;
        while (true) {
            readAll();
            if (path.size() == on.size()) {
                return Outcome.FITS;
            }
            boolean known = next < 0 && dead.contains(state());
            int chain = known ? Dependencies.NONE : choice(next);
            if (chain >= 0) {
                lengths.add(path.size());
                tried.add(chain);
                take(head(chain));
                next = Dependencies.NONE;
            } else {
                if (!known && (long) dead.size() * (done.length + current.length) < REMEMBERED) {
                    dead.add(state());
                }
                if (lengths.size() == 0) {
                    return Outcome.NONE;
                }
                int length = lengths.last();
                lengths.cut(lengths.size() - 1);
                next = tried.last();
                tried.cut(tried.size() - 1);
                while (path.size() > length) {
                    undo();
                }
            }
            if (steps > budget) {
                return Outcome.OPEN;
            }
        }
    }

    private State state() {
        int[] content = Arrays.copyOf(done, done.length + current.length);
        System.arraycopy(current, 0, content, done.length, current.length);
        return new State(content);
    }

    private int head(int chain) {
        int[] own = on.chains()[chain];
        return done[chain] < own.length ? own[done[chain]] : Dependencies.NONE;
    }

    private void readAll() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int chain = 0; chain < done.length; chain++) {
                int operation = head(chain);
                while (operation >= 0
                        && !on.isChange(operation)
                        && open[operation] == 0
                        && fits(operation)) {
                    take(operation);
                    moved = true;
                    operation = head(chain);
                }
            }
        }
    }

    private boolean fits(int operation) {
        return !on.binds(operation) || current[on.object(operation)] == on.source(operation);
    }

    /** The first chain to be tried after that one, by when its next change was asked for. */
    private int choice(int after) {
        int best = Dependencies.NONE;
        for (int chain = 0; chain < done.length; chain++) {
            steps++;
            int operation = head(chain);
            if (operation >= 0
                    && (after < 0 || operation > head(after))
                    && on.isChange(operation)
                    && open[operation] == 0
                    && mayOverwrite(operation)
                    && (best < 0 || operation < head(best))) {
                best = chain;
            }
        }
        return best;
    }

    private boolean mayOverwrite(int change) {
        int object = on.object(change);
        int held = current[object];
        int waiting = held >= 0 ? readers[held] : initialReaders[object];
        boolean reads = on.binds(change);
        return fits(change) && waiting == (reads ? 1 : 0);
    }

    private void take(int operation) {
        steps++;
        done[on.chain(operation)]++;
        path.add(operation);
        count(operation, -1);
        overwritten.add(current[on.object(operation)]);
        if (on.isChange(operation) && read[on.object(operation)]) {
            current[on.object(operation)] = operation;
        }
        for (int at = begin[operation]; at < begin[operation + 1]; at++) {
            open[later[at]]--;
        }
    }

    private void undo() {
        int operation = path.last();
        path.cut(path.size() - 1);
        done[on.chain(operation)]--;
        count(operation, 1);
        current[on.object(operation)] = overwritten.last();
        overwritten.cut(overwritten.size() - 1);
        for (int at = begin[operation]; at < begin[operation + 1]; at++) {
            open[later[at]]++;
        }
    }

    private void count(int operation, int by) {
        if (on.source(operation) >= 0) {
            readers[on.source(operation)] += by;
        } else if (on.source(operation) == Dependencies.INITIAL) {
            initialReaders[on.object(operation)] += by;
        }
    }
}
