package dev.anachron.engine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one queue of the simulation: events in the total order of (time, sequence), sequence being the
 * order of scheduling.
 *
 * <p>An entry is two numbers: its time, and its sequence with the slot where its content lies. Entries
 * live in one of three places:
 *
 * <ul>
 *   <li>The <em>wheels</em>, one above the other, hold what is far off. A wheel has 64 buckets; the
 *       lowest one's are a nanosecond wide, each other wheel's 64 times as wide as those below. An
 *       entry lies where its time first differs from the wheels' own (a radix heap of base 64: Ahuja,
 *       Mehlhorn, Orlin and Tarjan, 1990, in the manner of Varghese and Lauck's hierarchical timing
 *       wheels, 1987). Adding is a few instructions, whatever the number of entries.
 *   <li>The <em>run</em> is the earliest bucket, sorted; what is scheduled into its stretch of time
 *       later is inserted. A bucket that is too full is dealt out to the wheels below instead. As long
 *       as there are few entries at all, the run is all of them.
 *   <li>The <em>heap</em>, of four children a parent, takes over when too much is scheduled into the
 *       run's stretch of time.
 * </ul>
 *
 * The result is that of one sorted list; the places only make it fast.
 */
final class EventQueue {
    private static final int DIGIT_BITS = 6;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** Enough digits for the 63 bits of a time. */
    private static final int WHEELS = 11;

    private static final int TOP_SHIFT = (WHEELS - 1) * DIGIT_BITS;

    /** Buckets with no more entries than this are sorted; others are dealt out. */
    private static final int RUN_AT_MOST = 8;

    /** No more entries than this are kept sorted by insertion. */
    private static final int INSERTED_AT_MOST = 32;

    private static final int SLOT_BITS = 24;
    private static final int SLOTS_AT_MOST = 1 << SLOT_BITS;
    private static final long SEQUENCES_AT_MOST = 1L << (63 - SLOT_BITS);

    // The wheels
    private final long[][] buckets = new long[WHEELS * DIGITS][];
    private final int[] counts = new int[WHEELS * DIGITS];
    /** A bit for each bucket of a wheel that holds something, and one for each such wheel. */
    private final long[] occupied = new long[WHEELS];

    private int occupiedWheels;
    /** The time to which the wheels have turned: no entry on them is earlier. */
    private long turnedTo;
    /** What is scheduled before this instant belongs to the run or the heap. */
    private long runUntil = Long.MAX_VALUE;

    // The run, from {@code runAt} on, and the heap: pairs of numbers
    private long[] run = new long[8 * INSERTED_AT_MOST];
    private int runAt;
    private int runEnd;
    private long[] heap = new long[64];
    private int heapSize;

    // The slots
    private @Nullable Object[] contents = new Object[2 * 256];
    private long[] words = new long[256];
    private int[] freeSlots = new int[256];
    private int freeCount;
    private int slots;

    private int size;
    private long scheduled;

    // The entry taken last
    private long atNanos;
    private long order;
    private @Nullable Event event;
    private @Nullable Object what;
    private long word;

    boolean isEmpty() {
        return size == 0;
    }

    /** How many entries wait. */
    int size() {
        return size;
    }

    /** How many entries were ever scheduled: the sequence of the next one. */
    long scheduled() {
        return scheduled;
    }

    /** An event at an instant that is not before the entry taken last. */
    void schedule(long at, Event happening, @Nullable Object about, long number) {
        int slot = freeCount > 0 ? freeSlots[--freeCount] : newSlot();
        contents[2 * slot] = happening;
        contents[2 * slot + 1] = about;
        words[slot] = number;
        size++;
        long place = scheduled++ << SLOT_BITS | slot;
        if (at >= runUntil) {
            addToWheels(at, place);
        } else if (runEnd - runAt < 2 * INSERTED_AT_MOST) {
            insertIntoRun(at, place);
        } else if (runUntil == Long.MAX_VALUE) {
            spill(at, place);
        } else {
            addToHeap(at, place);
        }
    }

    /** Takes the earliest entry; the queue must not be empty. */
    void take() {
        if (heapSize > 0 && (runAt == runEnd || heapIsEarlier())) {
            takeFromHeap();
        } else {
            if (runAt == runEnd) {
                turn();
            }
            int at = runAt;
            runAt = at + 2;
            taken(run[at], run[at + 1]);
        }
    }

    private boolean heapIsEarlier() {
        return heap[0] < run[runAt] || (heap[0] == run[runAt] && heap[1] < run[runAt + 1]);
    }

    private void taken(long at, long place) {
        int slot = (int) place & (SLOTS_AT_MOST - 1);
        atNanos = at;
        order = place;
        event = (Event) contents[2 * slot];
        what = contents[2 * slot + 1];
        word = words[slot];
        freeSlots[freeCount++] = slot;
        size--;
    }

    // The entry taken last

    long atNanos() {
        return atNanos;
    }

    /** As the how-manieth entry it was scheduled, from 0. */
    long sequence() {
        return order >>> SLOT_BITS;
    }

    Event event() {
        return Objects.requireNonNull(event, "nothing was taken yet");
    }

    @Nullable
    Object what() {
        return what;
    }

    long word() {
        return word;
    }

    // Slots

    private int newSlot() {
        if (slots == words.length) {
            if (slots == SLOTS_AT_MOST) {
                throw new IllegalStateException("more than " + SLOTS_AT_MOST + " events wait");
            }
            words = Arrays.copyOf(words, 2 * slots);
            contents = Arrays.copyOf(contents, 4 * slots);
            freeSlots = Arrays.copyOf(freeSlots, 2 * slots);
        }
        return slots++;
    }

    // The wheels

    private void addToWheels(long at, long place) {
        int topBit = 63 - Long.numberOfLeadingZeros((at ^ turnedTo) | 1);
        int wheel = (topBit * 43) >> 8; // topBit / DIGIT_BITS, for all that are below 64
        int digit = (int) (at >>> (wheel * DIGIT_BITS)) & (DIGITS - 1);
        occupied[wheel] |= 1L << digit;
        occupiedWheels |= 1 << wheel;
        int bucket = wheel << DIGIT_BITS | digit;
        int end = counts[bucket];
        long[] entries = buckets[bucket];
        if (entries == null || end == entries.length) {
            entries = entries == null ? new long[2 * RUN_AT_MOST] : Arrays.copyOf(entries, 2 * end);
            buckets[bucket] = entries;
        }
        entries[end] = at;
        entries[end + 1] = place;
        counts[bucket] = end + 2;
    }

    /** Turns the wheels to the earliest entries and makes these the run. */
    private void turn() {
        if (scheduled >= SEQUENCES_AT_MOST) {
            throw new IllegalStateException("more than " + SEQUENCES_AT_MOST + " events in a run");
        }
        if (size <= INSERTED_AT_MOST / 2) {
            gather();
            return;
        }
        while (true) {
            int bucket = takeEarliestBucket();
            int wheel = bucket >> DIGIT_BITS;
            int digit = bucket & (DIGITS - 1);
            long[] entries = Objects.requireNonNull(buckets[bucket]);
            int end = counts[bucket];
            counts[bucket] = 0;
            int shift = wheel * DIGIT_BITS;
            long above = shift == TOP_SHIFT ? 0 : turnedTo >>> (shift + DIGIT_BITS);
            turnedTo = (above << DIGIT_BITS | digit) << shift;
            if (end <= 2 * RUN_AT_MOST || wheel == 0) {
                long until = turnedTo + (1L << shift);
                runUntil = until < 0 ? Long.MAX_VALUE : until;
                sortIntoRun(entries, end);
                return;
            }
            runUntil = turnedTo;
            for (int i = 0; i < end; i += 2) {
                addToWheels(entries[i], entries[i + 1]);
            }
        }
    }

    private int takeEarliestBucket() {
        int wheel = Integer.numberOfTrailingZeros(occupiedWheels);
        int digit = Long.numberOfTrailingZeros(occupied[wheel]);
        occupied[wheel] &= ~(1L << digit);
        if (occupied[wheel] == 0) {
            occupiedWheels &= ~(1 << wheel);
        }
        return wheel << DIGIT_BITS | digit;
    }

    // The run

    /** Few entries are left: they all become the run. */
    private void gather() {
        runAt = 0;
        runEnd = 0;
        runUntil = Long.MAX_VALUE;
        while (occupiedWheels != 0) {
            int bucket = takeEarliestBucket();
            long[] entries = Objects.requireNonNull(buckets[bucket]);
            for (int i = 0; i < counts[bucket]; i += 2) {
                insertIntoRun(entries[i], entries[i + 1]);
            }
            counts[bucket] = 0;
        }
    }

    /** The run was all there is and becomes too long: the later part goes to the wheels. */
    private void spill(long at, long place) {
        int kept = runAt + INSERTED_AT_MOST / 2;
        runUntil = run[kept];
        turnedTo = runUntil;
        for (int i = kept; i < runEnd; i += 2) {
            addToWheels(run[i], run[i + 1]);
        }
        runEnd = kept;
        if (at < runUntil) {
            insertIntoRun(at, place);
        } else {
            addToWheels(at, place);
        }
    }

    /** Behind all that is not later: the newest of an instant comes last. */
    private void insertIntoRun(long at, long place) {
        if (runEnd == run.length) {
            runEnd -= runAt;
            System.arraycopy(run, runAt, run, 0, runEnd);
            runAt = 0;
        }
        long[] sorted = run;
        int hole = runEnd;
        while (hole > runAt && sorted[hole - 2] > at) {
            sorted[hole] = sorted[hole - 2];
            sorted[hole + 1] = sorted[hole - 1];
            hole -= 2;
        }
        sorted[hole] = at;
        sorted[hole + 1] = place;
        runEnd += 2;
    }

    /** By insertion: a run is short, or of one instant and so in order already. */
    private void sortIntoRun(long[] entries, int end) {
        if (run.length < end) {
            run = new long[2 * end];
        }
        long[] sorted = run;
        for (int i = 0; i < end; i += 2) {
            long at = entries[i];
            long place = entries[i + 1];
            int hole = i;
            while (hole > 0
                    && (sorted[hole - 2] > at
                            || (sorted[hole - 2] == at && sorted[hole - 1] > place))) {
                sorted[hole] = sorted[hole - 2];
                sorted[hole + 1] = sorted[hole - 1];
                hole -= 2;
            }
            sorted[hole] = at;
            sorted[hole + 1] = place;
        }
        runAt = 0;
        runEnd = end;
    }

    // The heap

    private void addToHeap(long at, long place) {
        if (2 * heapSize == heap.length) {
            heap = Arrays.copyOf(heap, 4 * heapSize);
        }
        long[] entries = heap;
        int hole = heapSize++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            // A later sequence never overtakes an equal time.
            if (entries[2 * parent] <= at) {
                break;
            }
            entries[2 * hole] = entries[2 * parent];
            entries[2 * hole + 1] = entries[2 * parent + 1];
            hole = parent;
        }
        entries[2 * hole] = at;
        entries[2 * hole + 1] = place;
    }

    private void takeFromHeap() {
        taken(heap[0], heap[1]);
        heapSize--;
        long at = heap[2 * heapSize];
        long place = heap[2 * heapSize + 1];
        int hole = 0;
        int child = leastChild(hole);
        while (child > 0 && isBefore(child, at, place)) {
            heap[2 * hole] = heap[2 * child];
            heap[2 * hole + 1] = heap[2 * child + 1];
            hole = child;
            child = leastChild(hole);
        }
        heap[2 * hole] = at;
        heap[2 * hole + 1] = place;
    }

    private int leastChild(int parent) {
        int least = 4 * parent + 1;
        if (least >= heapSize) {
            return 0;
        }
        int end = Math.min(least + 4, heapSize);
        for (int i = least + 1; i < end; i++) {
            if (isBefore(i, heap[2 * least], heap[2 * least + 1])) {
                least = i;
            }
        }
        return least;
    }

    private boolean isBefore(int entry, long at, long place) {
        return heap[2 * entry] < at || (heap[2 * entry] == at && heap[2 * entry + 1] < place);
    }
}
