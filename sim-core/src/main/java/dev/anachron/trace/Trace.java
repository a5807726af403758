package dev.anachron.trace;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that happened in a run, in order.
 *
 * @param events the events, oldest first
 * @param hash the run's fingerprint: every event and, at the end, every random stream's name and
 *     number of draws; 64 hexadecimal digits
 * @param visibility what was measured by going on with the run; nothing, where nobody probed
 */
public record Trace(Events events, String hash, Visibility visibility) {
    private static final Events NOT_KEPT = new NotKept();

    public Trace(Events events, String hash) {
        this(events, hash, Visibility.NONE);
    }

    public Trace(List<TraceEvent> events, String hash) {
        this(Events.of(events), hash);
    }

    /** The same with what was measured besides. */
    public Trace with(Visibility measured) {
        return new Trace(events, hash, measured);
    }

    /** The trace of a run whose events nobody kept: there is only the hash. */
    public static Trace notKept(String hash) {
        return new Trace(NOT_KEPT, hash);
    }

    /** The events of one kind. */
    public <E extends TraceEvent> Stream<E> of(Class<E> kind) {
        return events.of(kind);
    }

    /** The transcript: a line an event. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (TraceEvent event : events) {
            text.append(event.line()).append('\n');
        }
        return text.toString();
    }

    /** Must not be read: a judge of nothing would find nothing wrong. */
    private static final class NotKept implements Events {
        @Override
        public Iterator<TraceEvent> iterator() {
            throw notKept();
        }

        @Override
        public long size() {
            throw notKept();
        }

        @Override
        public long endNanos() {
            throw notKept();
        }

        private static IllegalStateException notKept() {
            return new IllegalStateException("the events of this run were not kept");
        }
    }
}
