package dev.anachron.engine;

import java.util.Arrays;

/**
 * The one queue of the simulation: events in the total order of (time, sequence), sequence being the
 * order of scheduling. A four-ary heap over parallel arrays: no object per entry but the event.
 */
final class EventQueue {
    /** What happens when its time has come. */
    interface Event {
        void happen();
    }

    private static final int ARITY = 4;

    private long[] times = new long[256];
    private long[] sequences = new long[256];
    private Event[] events = new Event[256];
    private int size;
    private long nextSequence;

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the earliest event; the queue must not be empty. */
    long nextAtNanos() {
        return times[0];
    }

    void schedule(long atNanos, Event event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            sequences = Arrays.copyOf(sequences, size * 2);
            events = Arrays.copyOf(events, size * 2);
        }
        int hole = size++;
        long sequence = nextSequence++;
        while (hole > 0) {
            int parent = (hole - 1) / ARITY;
            // A later sequence never overtakes an equal time.
            if (times[parent] <= atNanos) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, atNanos, sequence, event);
    }

    /** Takes the earliest event; the queue must not be empty. */
    Event take() {
        Event earliest = events[0];
        size--;
        long atNanos = times[size];
        long sequence = sequences[size];
        Event event = events[size];
        int hole = 0;
        int child = smallestChild(hole);
        while (child >= 0 && before(child, atNanos, sequence)) {
            move(child, hole);
            hole = child;
            child = smallestChild(hole);
        }
        put(hole, atNanos, sequence, event);
        return earliest;
    }

    private int smallestChild(int parent) {
        int first = parent * ARITY + 1;
        if (first >= size) {
            return -1;
        }
        int smallest = first;
        for (int i = first + 1; i < Math.min(first + ARITY, size); i++) {
            if (before(i, times[smallest], sequences[smallest])) {
                smallest = i;
            }
        }
        return smallest;
    }

    private boolean before(int slot, long atNanos, long sequence) {
        return times[slot] < atNanos || (times[slot] == atNanos && sequences[slot] < sequence);
    }

    private void move(int from, int to) {
        put(to, times[from], sequences[from], events[from]);
    }

    private void put(int slot, long atNanos, long sequence, Event event) {
        times[slot] = atNanos;
        sequences[slot] = sequence;
        events[slot] = event;
    }
}
