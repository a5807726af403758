package dev.anachron.trace;

import dev.anachron.base.Digest;
import dev.anachron.base.RandomStream;

import java.util.ArrayList;
import java.util.List;

/** Folds every event into the run's digest as it happens, and keeps it. */
public final class TraceRecorder {
    private final Digest digest = new Digest();
    private final List<TraceEvent> events = new ArrayList<>();

    public void record(TraceEvent event) {
        event.digestInto(digest);
        events.add(event);
    }

    /** The trace; its hash ends with the draws of every random stream. */
    public Trace finish(RandomStream root) {
        root.digestInto(digest);
        return new Trace(events, digest.hex());
    }
}
