package dev.anachron.write;

import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A trace from its beginning to its end, one event at a time, wherever it is kept. */
public interface TraceLines {
    /**
     * The next event; null when there are no more.
     *
     * @throws DamagedResultException when what comes next is no event
     */
    @Nullable
    TraceLine next() throws DamagedResultException;

    /** Those of a run that just was. */
    static TraceLines of(Trace trace) {
        Iterator<TraceEvent> events = trace.events().iterator();
        return () -> events.hasNext() ? TraceLine.of(events.next()) : null;
    }
}
