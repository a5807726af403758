package dev.anachron.trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that happened in a run, in order.
 *
 * @param events the events, oldest first
 * @param hash the run's fingerprint: every event and, at the end, every random stream's name and
 *     number of draws; 64 hexadecimal digits
 */
public record Trace(List<TraceEvent> events, String hash) {
    public Trace {
        events = List.copyOf(events);
    }

    /** The events of one kind. */
    public <E extends TraceEvent> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The transcript: a line an event. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (TraceEvent event : events) {
            text.append(event.line()).append('\n');
        }
        return text.toString();
    }
}
