package dev.anachron.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Described;
import dev.anachron.base.Digest;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Events;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceStore;
import dev.anachron.write.JsonLines;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceStoresTest {
    @TempDir
    private Path folder;

    /** All that anybody can see of an event: its fields, its line, and what its content digests to. */
    private static List<Object> seen(TraceEvent event) {
        List<Object> seen = new ArrayList<>();
        seen.add(event.getClass());
        seen.add(JsonLines.line(event));
        if (event instanceof TraceEvent.Sent sent) {
            seen.add(sent.message().type());
            content(sent.message(), seen);
        } else if (event instanceof TraceEvent.Delivered delivered) {
            seen.add(delivered.message().type());
            seen.add(delivered.arrivedNanos());
            content(delivered.message(), seen);
        } else if (event instanceof TraceEvent.Dropped dropped) {
            seen.add(dropped.message().type());
            seen.add(dropped.why());
            content(dropped.message(), seen);
        } else if (event instanceof TraceEvent.TimerFired fired) {
            seen.add(fired.dueNanos());
            content(fired.timer(), seen);
        } else if (event instanceof TraceEvent.Saved saved) {
            content(saved.durable(), seen);
        } else if (event instanceof Noted noted) {
            fact(noted.fact(), seen);
        } else {
            seen.add(event); // nothing in it is the protocol's own
        }
        return seen;
    }

    private static void fact(Fact fact, List<Object> seen) {
        seen.add(fact.getClass());
        if (fact instanceof Fact.Append append) {
            seen.add(append.entry());
            content(append.content(), seen);
        } else if (fact instanceof Fact.Apply apply) {
            seen.add(apply.entry());
            seen.add(String.valueOf(apply.command()));
            seen.add(apply.effective());
            content(apply.content(), seen);
        } else if (fact instanceof Fact.Served served) {
            seen.add(served.client());
            seen.add(served.serial());
            content(served.how(), seen);
        } else {
            seen.add(fact);
        }
    }

    private static void content(Described content, List<Object> seen) {
        Digest digest = new Digest();
        content.describe(digest);
        seen.add(digest.hex());
        seen.add(content.text());
    }

    private static void assertSame(Events events, List<TraceEvent> taken) {
        assertThat(events.size()).isEqualTo(taken.size());
        Iterator<TraceEvent> given = events.iterator();
        for (TraceEvent event : taken) {
            assertThat(seen(given.next())).isEqualTo(seen(event));
        }
        assertThat(given.hasNext()).isFalse();
    }

    @Property(seed = "20261121", tries = 40)
    void whatWasTakenComesBackEachTime(@ForAll long seed) throws Exception {
        List<TraceEvent> taken = new RandomEvents(seed).many(2_000);
        try (TraceStores stores = TraceStores.temporary()) {
            TraceStore kept = stores.store();
            taken.forEach(kept::take);
            assertSame(kept.events(), taken);
        }
        Path system = Path.of(System.getProperty("java.io.tmpdir"));
        try (TraceStores stores = new TraceStores(system, 0)) {
            TraceStore spilled = stores.store();
            taken.forEach(spilled::take);
            Events events = spilled.events();
            assertThat(events).isInstanceOf(TraceFile.class);
            assertThat(events.size()).isEqualTo(taken.size());
            assertThat(events.endNanos()).isEqualTo(taken.get(taken.size() - 1).atNanos());
            assertSame(events, taken);
            assertSame(events, taken);
        }
    }

    @Test
    void aRunGoesToAFileWhenMemoryIsUsedUpAndMakesRoomForTheNext() throws Exception {
        List<TraceEvent> events = events(10);
        try (TraceStores stores = new TraceStores(folder, 15)) {
            TraceStore first = stores.store();
            TraceStore second = stores.store();
            TraceStore third = stores.store();
            events.forEach(first::take);
            events.forEach(second::take); // only 5 have room
            events.forEach(third::take); // again 5
            assertThat(first.events()).isNotInstanceOf(TraceFile.class).containsAll(events);
            assertThat(List.of(second.events(), third.events())).allSatisfy(spilled -> {
                assertThat(spilled).isInstanceOf(TraceFile.class);
                assertSame(spilled, events);
            });
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        try (TraceStores stores = new TraceStores(folder, 0)) {
            TraceStore store = stores.store();
            events(3).forEach(store::take);
            assertThat(store.events().size()).isEqualTo(3);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void readersDoNotDisturbEachOtherAndEndInTime() throws Exception {
        List<TraceEvent> events = events(30_000); // several blocks
        try (TraceStores stores = new TraceStores(folder, 0)) {
            TraceStore store = stores.store();
            events.forEach(store::take);
            Iterator<TraceEvent> one = store.events().iterator();
            Iterator<TraceEvent> other = store.events().iterator();
            for (TraceEvent event : events) {
                assertThat(one.next()).isEqualTo(event);
                assertThat(other.next()).isEqualTo(event);
            }
            assertThat(one.hasNext()).isFalse();
            assertThatThrownBy(other::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        try (TraceStores stores = new TraceStores(folder.resolve("nowhere"), 0)) {
            TraceStore store = stores.store();
            assertThatThrownBy(() -> store.take(events(1).get(0)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    private static List<TraceEvent> events(int count) {
        return IntStream.range(0, count)
                .<TraceEvent>mapToObj(
                        i -> new Noted(1_000L * i, new NodeId("n" + i % 5), new Fact.Commit(i)))
                .toList();
    }
}
