package dev.anachron.check.linearizability;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Calls and returns of one object in the order of time, and for each call that returns a slot that no
 * other has while it is open. At the same moment calls come before returns: they are concurrent.
 */
final class Timeline {
    /** By place: the number of the call that begins, or the complement of the one that returns. */
    private final int[] events;

    private int size;
    /** By call: where it returns. */
    private final int[] returnAt;

    private final int[] slotOf;
    private int slots;
    private int[] freed = new int[Long.SIZE];
    private int freedCount;
    private final Returns open = new Returns();

    private Timeline(int calls) {
        events = new int[2 * calls];
        returnAt = new int[calls];
        slotOf = new int[calls];
    }

    static Timeline of(List<Call> calls) {
        Timeline timeline = new Timeline(calls.size());
        for (int index : inOrder(calls)) {
            Call call = calls.get(index);
            while (!timeline.open.isEmpty() && timeline.open.firstNanos() < call.invokedNanos()) {
                timeline.close();
            }
            timeline.open(call, index);
        }
        while (!timeline.open.isEmpty()) {
            timeline.close();
        }
        return timeline;
    }

    private static int[] inOrder(List<Call> calls) {
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).invokedNanos() < calls.get(i - 1).invokedNanos()) {
                return IntStream.range(0, calls.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(
                                index -> calls.get(index).invokedNanos()))
                        .mapToInt(index -> index)
                        .toArray();
            }
        }
        return IntStream.range(0, calls.size()).toArray();
    }

    private void open(Call call, int index) {
        events[size++] = index;
        if (call.certain()) {
            slotOf[index] = freedCount > 0 ? freed[--freedCount] : slots++;
            open.add(call.returnedNanos(), index, 0);
        }
    }

    private void close() {
        int index = open.firstOperation();
        open.removeFirst();
        returnAt[index] = size;
        events[size++] = ~index;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = slotOf[index];
    }

    int size() {
        return size;
    }

    int event(int place) {
        return events[place];
    }

    int returnAt(int call) {
        return returnAt[call];
    }

    int slotOf(int call) {
        return slotOf[call];
    }

    /** How many slots are ever taken at once. */
    int slots() {
        return slots;
    }
}
