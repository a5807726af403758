package dev.anachron.check.staleness;

import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.List;

/** Placeholder. */
public final class Staleness {
    private Staleness() {}

    /** One entry for each read that returned, in the order of invocation. */
    public static List<ReadStaleness> of(History history, Trace trace) {
        return List.of();
    }
}
