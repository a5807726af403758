package dev.anachron.trace;

import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;

/**
 * The events of a run, oldest first. They may be more than memory holds: whoever reads them goes
 * through them from the beginning, as often as he likes, and keeps no more than he needs.
 */
public interface Events extends Iterable<TraceEvent> {
    long size();

    /** When the last one happened; 0 when there is none. */
    long endNanos();

    /** Those of one kind. */
    default <E extends TraceEvent> Stream<E> of(Class<E> kind) {
        return stream().filter(kind::isInstance).map(kind::cast);
    }

    default Stream<TraceEvent> stream() {
        Events events = this;
        return new AbstractCollection<TraceEvent>() {
            @Override
            public Iterator<TraceEvent> iterator() {
                return events.iterator();
            }

            @Override
            public int size() {
                return Math.toIntExact(events.size());
            }

            /** Of some the size is known only to who has read them all. */
            @Override
            public Spliterator<TraceEvent> spliterator() {
                return events.spliterator();
            }
        }.stream();
    }

    /** Events that memory holds. */
    static Events of(List<TraceEvent> events) {
        return new InMemory(Collections.unmodifiableList(events));
    }

    /** What {@link #of(List)} makes. */
    record InMemory(List<TraceEvent> list) implements Events {
        @Override
        public long size() {
            return list.size();
        }

        @Override
        public long endNanos() {
            return list.isEmpty() ? 0 : list.get(list.size() - 1).atNanos();
        }

        @Override
        public Iterator<TraceEvent> iterator() {
            return list.iterator();
        }
    }
}
