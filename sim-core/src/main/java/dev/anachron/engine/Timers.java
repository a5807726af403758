package dev.anachron.engine;

import dev.anachron.base.SimTime;
import dev.anachron.spi.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one process, known by their values: an open-addressed table that is searched and never
 * walked through in its own order.
 *
 * <p>Deadlines are lazy. A timer that is set anew for a later instant leaves its event in the queue
 * where it is; when that comes and the timer is not due yet, it is put back. A timer that is reset with
 * every message therefore costs the queue nothing.
 */
final class Timers {
    /** One timer and what is known of it. */
    static final class Entry {
        final Timer timer;
        /** The number of its latest setting or cancellation: what fell due counts only if it is. */
        long generation;

        boolean armed;
        /** Whether it fell due and waits for its process to have time. */
        boolean waiting;

        long localDueNanos;
        long dueNanos;
        /** When it would be due if since it was set no fault had changed the clock's speed. */
        long properlyDueNanos;

        /** The instant at which the queue will ask next, or {@link SimTime#NEVER}. */
        long askedAtNanos = SimTime.NEVER;
        /** Tells the queue's current question from those that were overtaken. */
        long question;

        Entry(Timer timer) {
            this.timer = timer;
        }

        private boolean isIdle() {
            return !armed && askedAtNanos == SimTime.NEVER;
        }
    }

    private @Nullable Entry[] table = new Entry[8];
    private int size;
    private long settings;

    /** What is known of the timer, or null. */
    @Nullable
    Entry find(Timer timer) {
        return table[slotOf(timer)];
    }

    /** The timer, set for an instant of the process's own clock and of true time. */
    Entry arm(Timer timer, long localDueNanos, long dueNanos) {
        int slot = slotOf(timer);
        Entry entry = table[slot];
        if (entry == null) {
            entry = new Entry(timer);
            table[slot] = entry;
            size++;
        }
        entry.generation = ++settings;
        entry.armed = true;
        entry.waiting = false;
        entry.localDueNanos = localDueNanos;
        entry.dueNanos = dueNanos;
        if (4 * size > 3 * table.length) {
            rebuild();
        }
        return entry;
    }

    void disarm(Entry entry) {
        entry.armed = false;
        entry.waiting = false;
        entry.generation = ++settings;
    }

    /** The timers that are set, in the order of setting. */
    List<Entry> armed() {
        List<Entry> armed = new ArrayList<>();
        for (Entry entry : table) {
            if (entry != null && entry.armed) {
                armed.add(entry);
            }
        }
        armed.sort(Comparator.comparingLong(entry -> entry.generation));
        return armed;
    }

    void clear() {
        Arrays.fill(table, null);
        size = 0;
    }

    // The table

    private int slotOf(Timer timer) {
        int mask = table.length - 1;
        int slot = home(timer, mask);
        Entry entry = table[slot];
        while (entry != null && entry.timer != timer && !entry.timer.equals(timer)) {
            slot = (slot + 1) & mask;
            entry = table[slot];
        }
        return slot;
    }

    private static int home(Timer timer, int mask) {
        int hash = timer.hashCode() * 0x9e3779b9;
        return (hash ^ hash >>> 15) & mask;
    }

    /** Makes room; timers that are not set, and that nobody will ask for, are forgotten. */
    private void rebuild() {
        @Nullable Entry[] old = table;
        int kept = 0;
        for (Entry entry : old) {
            kept += entry == null || entry.isIdle() ? 0 : 1;
        }
        table = new Entry[2 * kept >= old.length ? 2 * old.length : old.length];
        size = kept;
        for (Entry entry : old) {
            if (entry != null && !entry.isIdle()) {
                table[slotOf(entry.timer)] = entry;
            }
        }
    }
}
