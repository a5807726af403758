package dev.anachron.engine;

import dev.anachron.base.SimTime;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and the queue: takes one event after the other and makes it happen, until the end of
 * the run. What is scheduled beyond the end is not kept.
 */
final class EventLoop {
    /**
     * How long a chain of events may be of which each causes the next at the same instant. Honest
     * chains end after a few hops; one of a million will not end.
     */
    private static final int CHAIN_AT_MOST = 1_000_000;
    /** A chain that branches is short, but fills an instant with events. */
    private static final int EVENTS_AT_ONCE = 2_000_000;

    private final EventQueue queue = new EventQueue();
    private final long endNanos;
    private long nowNanos;
    private long events;
    /** How many events had happened before this instant. */
    private long eventsBefore;
    /** The links of the chain at this instant, and the first sequence of the next link. */
    private int chain;

    private long nextLink;

    EventLoop(long endNanos) {
        if (endNanos < 0 || endNanos > SimTime.LAST) {
            throw new IllegalArgumentException("a run of " + endNanos + "ns");
        }
        this.endNanos = endNanos;
    }

    /** True time. */
    long nowNanos() {
        return nowNanos;
    }

    /** How many events have happened. */
    long events() {
        return events;
    }

    /** Lets something happen at an instant from now on. */
    void at(long atNanos, Event event, @Nullable Object what, long word) {
        if (atNanos < nowNanos) {
            throw new SimulationException(
                    nowNanos,
                    event.text(what, word) + " was to happen at " + SimTime.text(atNanos)
                            + ", which is past");
        }
        if (atNanos <= endNanos) {
            queue.schedule(atNanos, event, what, word);
        }
    }

    /** Lets everything happen. */
    void run() {
        while (!queue.isEmpty()) {
            step();
        }
        nowNanos = endNanos;
    }

    /**
     * Lets everything happen, unless somebody stops it.
     *
     * @param overseer hears before each event how many have happened, and may throw
     */
    void run(LongConsumer overseer) {
        while (!queue.isEmpty()) {
            overseer.accept(events);
            step();
        }
        nowNanos = endNanos;
    }

    /** Lets things happen until it is enough, or nothing is left. */
    void runUntil(BooleanSupplier enough) {
        while (!queue.isEmpty() && !enough.getAsBoolean()) {
            step();
        }
    }

    /** Lets the earliest event happen; there must be one. */
    void step() {
        queue.take();
        if (queue.atNanos() != nowNanos) {
            nowNanos = queue.atNanos();
            eventsBefore = events;
            chain = 0;
            nextLink = queue.scheduled();
        } else if (queue.sequence() >= nextLink) {
            lengthenChain();
        }
        events++;
        queue.event().happen(queue.what(), queue.word());
    }

    private void lengthenChain() {
        nextLink = queue.scheduled();
        chain++;
        if (chain > CHAIN_AT_MOST) {
            throw endless(CHAIN_AT_MOST + " events of which each caused the next");
        } else if (events - eventsBefore > EVENTS_AT_ONCE) {
            throw endless("more than " + EVENTS_AT_ONCE + " events that caused one another");
        }
    }

    private SimulationException endless(String what) {
        return new SimulationException(
                nowNanos,
                queue.event().text(queue.what(), queue.word())
                        + ": the last of " + what
                        + " at this same instant; time would never go on (a delay of nought"
                        + " somewhere?)");
    }
}
