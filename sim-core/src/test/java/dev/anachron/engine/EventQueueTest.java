package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue against the plainest there is: a list sorted by time and order of scheduling. */
class EventQueueTest {
    private static final Event NOTHING = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {}

        @Override
        String text(@Nullable Object what, long word) {
            return "nothing";
        }
    };

    /** An event: when, and as the how-manieth it was scheduled. */
    private record Planned(long atNanos, long sequence) {
        static final Comparator<Planned> ORDER =
                Comparator.comparingLong(Planned::atNanos).thenComparingLong(Planned::sequence);
    }

    private final EventQueue queue = new EventQueue();

    private Planned take() {
        queue.take();
        assertThat(queue.word()).as("its own content").isEqualTo(queue.sequence());
        assertThat(queue.what()).isEqualTo("about " + queue.word());
        assertThat(queue.event()).isSameAs(NOTHING);
        return new Planned(queue.atNanos(), queue.sequence());
    }

    private Planned schedule(long atNanos) {
        Planned planned = new Planned(atNanos, queue.scheduled());
        queue.schedule(atNanos, NOTHING, "about " + planned.sequence(), planned.sequence());
        return planned;
    }

    @Property(seed = "20261121")
    void eventsHappenByTimeAndThenInTheOrderOfScheduling(
            @ForAll @Size(max = 600) List<@IntRange(min = 0, max = 40) Integer> times) {
        EventQueueTest test = new EventQueueTest();
        List<Planned> planned = new ArrayList<>();
        times.forEach(time -> planned.add(test.schedule(time)));
        List<Planned> happened = new ArrayList<>();
        while (!test.queue.isEmpty()) {
            happened.add(test.take());
        }
        planned.sort(Planned.ORDER);
        assertThat(happened).isEqualTo(planned);
    }

    /** The hold model: what is taken schedules something later, near or far, or at its own instant. */
    @Property(seed = "20261121", tries = 300)
    void itAgreesWithASortedListHoweverEventsComeAndGo(
            @ForAll @LongRange(min = 0) long seed,
            @ForAll @IntRange(min = 1, max = 400) int pending,
            @ForAll @IntRange(min = 0, max = 61) int spreadBits) {
        EventQueueTest test = new EventQueueTest();
        PriorityQueue<Planned> plain = new PriorityQueue<>(Planned.ORDER);
        RandomStream random = RandomStream.root(seed);
        for (int i = 0; i < pending; i++) {
            plain.add(test.schedule(random.nextLong(1L << spreadBits)));
        }
        for (int i = 0; i < 2_000 && !plain.isEmpty(); i++) {
            Planned next = test.take();
            assertThat(next).isEqualTo(plain.poll());
            long births = random.nextLong(8) == 0 ? random.nextLong(4) : 1;
            for (long birth = 0; birth < births; birth++) {
                long delay = random.nextLong(1L << random.between(0, spreadBits)) - 1;
                if (next.atNanos() <= Long.MAX_VALUE - delay - 1) {
                    plain.add(test.schedule(next.atNanos() + Math.max(0, delay)));
                }
            }
            assertThat(test.queue.size()).isEqualTo(plain.size());
        }
    }

    @Test
    void anEventMayScheduleOthersAtItsOwnInstant() {
        schedule(7);
        schedule(7);
        assertThat(take()).isEqualTo(new Planned(7, 0));
        schedule(7);
        assertThat(take()).isEqualTo(new Planned(7, 1));
        assertThat(take()).isEqualTo(new Planned(7, 2));
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "0, 9223372036854775806",
        "9223372036854775806, 9223372036854775807",
        "1152921504606846975, 1152921504606846976",
        "63, 64",
        "4095, 4096",
    })
    void theLastNanosecondOf292YearsIsAnInstantLikeAnyOther(long earlier, long later) {
        schedule(later);
        schedule(earlier);
        assertThat(take().atNanos()).isEqualTo(earlier);
        assertThat(take().atNanos()).isEqualTo(later);
    }

    @Test
    void aCrowdAtOneInstantKeepsItsOrder() {
        for (int i = 0; i < 5_000; i++) {
            schedule(1_000_000);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(take()).isEqualTo(new Planned(1_000_000, i));
        }
    }
}
