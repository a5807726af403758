package dev.anachron.bench;

import java.util.PriorityQueue;

/** A priority queue and nothing else: no action, no allocation, and a comparison by hand. */
final class BareHold implements HoldModel {
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

    BareHold(int pending) {
        for (int i = 0; i < pending; i++) {
            schedule(new Entry(), delays.draw());
        }
    }

    private void schedule(Entry entry, long atNanos) {
        entry.atNanos = atNanos;
        entry.sequence = sequence++;
        queue.add(entry);
    }

    @Override
    public long run(int events) {
        for (int i = 0; i < events; i++) {
            Entry earliest = queue.remove();
            nowNanos = earliest.atNanos;
            schedule(earliest, nowNanos + delays.next());
        }
        return nowNanos;
    }
}
