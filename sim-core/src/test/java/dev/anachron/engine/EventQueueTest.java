package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventQueueTest {
    /** An event: when, and as the how-manieth it was scheduled. */
    private record Planned(long atNanos, int sequence) {}

    @Property(seed = "20261121")
    void eventsHappenByTimeAndThenInTheOrderOfScheduling(
            @ForAll @Size(max = 600) List<@IntRange(min = 0, max = 40) Integer> times) {
        EventQueue queue = new EventQueue();
        List<Planned> planned = new ArrayList<>();
        List<Planned> happened = new ArrayList<>();
        for (int time : times) {
            Planned event = new Planned(time, planned.size());
            planned.add(event);
            queue.schedule(time, () -> happened.add(event));
        }
        while (!queue.isEmpty()) {
            queue.take().happen();
        }
        planned.sort(
                Comparator.comparingLong(Planned::atNanos).thenComparingInt(Planned::sequence));
        assertThat(happened).isEqualTo(planned);
    }

    @Property(seed = "20261121")
    void anEventMayScheduleOthersEvenAtItsOwnInstant(
            @ForAll @IntRange(min = 1, max = 50) int chain) {
        EventQueue queue = new EventQueue();
        List<String> happened = new ArrayList<>();
        queue.schedule(7, () -> step(queue, chain, happened));
        queue.schedule(7, () -> happened.add("the other"));
        while (!queue.isEmpty()) {
            assertThat(queue.nextAtNanos()).isEqualTo(7);
            queue.take().happen();
        }
        assertThat(happened).hasSize(chain + 1).startsWith("step " + chain, "the other");
    }

    private static void step(EventQueue queue, int left, List<String> happened) {
        happened.add("step " + left);
        if (left > 1) {
            queue.schedule(7, () -> step(queue, left - 1, happened));
        }
    }
}
