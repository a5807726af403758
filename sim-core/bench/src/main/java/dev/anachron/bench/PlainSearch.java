package dev.anachron.bench;

import dev.anachron.base.Value;
import dev.anachron.check.linearizability.SingleCopy;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search of Wing and Gong (1993) with the memory of Lowe (2017), key by key, as one would write it
 * down: the baseline for checkers. It says nothing of why a history is illegal.
 */
final class PlainSearch {
    /** What it found. */
    enum Answer {
        LEGAL,
        ILLEGAL,
        /** It would have had to remember too much. */
        GAVE_UP
    }

    private static final SingleCopy MODEL = new SingleCopy();

    private final List<Operation> operations;
    private final int patience;
    /** Calls and returns as a list that is linked both ways; 0 is its head. */
    private final int[] next;

    private final int[] previous;
    /** By event: the operation. */
    private final int[] operation;
    /** By operation: its two events. */
    private final int[] callOf;

    private final int[] returnOf;

    /** What was tried before: which operations have taken effect, and what the object held then. */
    private record Seen(BitSet effective, Value state) {}

    private record Event(long atNanos, boolean isReturn, int operation) {}

    private record Undo(int operation, Value state) {}

    private PlainSearch(List<Operation> operations, int patience) {
        this.operations = operations;
        this.patience = patience;
        int events = 2 * operations.size();
        next = new int[events + 1];
        previous = new int[events + 1];
        operation = new int[events + 1];
        callOf = new int[operations.size()];
        returnOf = new int[operations.size()];
        link();
    }

    /**
     * Judges a history in which every outcome is known.
     *
     * @param patience how many configurations of one key it may remember
     */
    static Answer judge(History history, int patience) {
        for (History ofKey : history.byKey().values()) {
            Answer answer = new PlainSearch(ofKey.operations(), patience).search();
            if (answer != Answer.LEGAL) {
                return answer;
            }
        }
        return Answer.LEGAL;
    }

    private void link() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            events.add(new Event(operations.get(i).invokedNanos(), false, i));
            events.add(new Event(operations.get(i).returnedNanos(), true, i));
        }
        events.sort(Comparator.comparingLong(Event::atNanos).thenComparing(Event::isReturn));
        for (int place = 1; place < next.length; place++) {
            Event event = events.get(place - 1);
            operation[place] = event.operation();
            (event.isReturn() ? returnOf : callOf)[event.operation()] = place;
            next[place - 1] = place;
            previous[place] = place - 1;
        }
    }

    private Answer search() {
        Set<Seen> seen = new HashSet<>();
        BitSet effective = new BitSet(operations.size());
        Deque<Undo> undo = new ArrayDeque<>();
        Value state = MODEL.initial();
        int event = next[0];
        while (next[0] != 0) {
            int call = operation[event];
            if (event == callOf[call]) {
                Operation tried = operations.get(call);
                Value after = MODEL.step(state, tried.command(), tried.value());
                effective.set(call);
                if (after != null && seen.add(new Seen((BitSet) effective.clone(), after))) {
                    undo.push(new Undo(call, state));
                    state = after;
                    unlink(callOf[call]);
                    unlink(returnOf[call]);
                    event = next[0];
                } else {
                    effective.clear(call);
                    event = next[event];
                }
                if (seen.size() > patience) {
                    return Answer.GAVE_UP;
                }
            } else if (undo.isEmpty()) {
                return Answer.ILLEGAL;
            } else {
                Undo last = undo.pop();
                state = last.state();
                effective.clear(last.operation());
                relink(returnOf[last.operation()]);
                relink(callOf[last.operation()]);
                event = next[callOf[last.operation()]];
            }
        }
        return Answer.LEGAL;
    }

    private void unlink(int event) {
        next[previous[event]] = next[event];
        if (next[event] != 0) {
            previous[next[event]] = previous[event];
        }
    }

    private void relink(int event) {
        next[previous[event]] = event;
        if (next[event] != 0) {
            previous[next[event]] = event;
        }
    }
}
