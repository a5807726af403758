package dev.anachron.bench;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The baseline: the simulator that a Java programmer writes in ten minutes, correct and deterministic,
 * with a record and a lambda for each event.
 */
final class PlainSimulator {
    /** An action, its time, and its place among those of the same time. */
    private record Scheduled(long atNanos, long sequence, Runnable action) {}

    private final PriorityQueue<Scheduled> queue = new PriorityQueue<>(
            Comparator.comparingLong(Scheduled::atNanos).thenComparingLong(Scheduled::sequence));
    private long nowNanos;
    private long sequence;
    private long events;

    long nowNanos() {
        return nowNanos;
    }

    long events() {
        return events;
    }

    void schedule(long afterNanos, Runnable action) {
        queue.add(new Scheduled(nowNanos + afterNanos, sequence++, action));
    }

    void step() {
        Scheduled earliest = queue.remove();
        nowNanos = earliest.atNanos();
        events++;
        earliest.action().run();
    }

    void runUntil(long endNanos) {
        while (!queue.isEmpty() && queue.element().atNanos() <= endNanos) {
            step();
        }
    }
}
