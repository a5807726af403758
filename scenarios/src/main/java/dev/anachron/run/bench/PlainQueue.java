package dev.anachron.run.bench;

import java.util.PriorityQueue;

/**
 * The yardstick: a {@link PriorityQueue} of always so many entries, and nothing else. The earliest is
 * taken and goes in again later: no action, no allocation, and a comparison by hand.
 */
public final class PlainQueue {
    private static final class Entry {
        long atNanos;
        long sequence;
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) -> {
        int byTime = Long.compare(a.atNanos, b.atNanos);
        return byTime != 0 ? byTime : Long.compare(a.sequence, b.sequence);
    });
    private final Delays delays = new Delays();
    private long nowNanos;
    private long sequence;

    /** A queue of so many. */
    public PlainQueue(int pending) {
        for (int i = 0; i < pending; i++) {
            schedule(new Entry(), delays.draw());
        }
    }

    private void schedule(Entry entry, long atNanos) {
        entry.atNanos = atNanos;
        entry.sequence = sequence++;
        queue.add(entry);
    }

    /** Takes and schedules so often; returns the virtual time of the last. */
    public long run(long events) {
        for (long i = 0; i < events; i++) {
            Entry earliest = queue.remove();
            nowNanos = earliest.atNanos;
            schedule(earliest, nowNanos + delays.next());
        }
        return nowNanos;
    }
}
