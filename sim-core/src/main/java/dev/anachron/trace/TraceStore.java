package dev.anachron.trace;

import java.util.ArrayList;
import java.util.List;

/** Takes the events of a run, keeps them, and gives them back when the run is over. */
public interface TraceStore extends TraceSink {
    /** All that it took; it takes no more. */
    Events events();

    /** Keeps everything in memory. */
    static TraceStore inMemory() {
        List<TraceEvent> events = new ArrayList<>();
        return new TraceStore() {
            @Override
            public void take(TraceEvent event) {
                events.add(event);
            }

            @Override
            public Events events() {
                return Events.of(events);
            }
        };
    }
}
