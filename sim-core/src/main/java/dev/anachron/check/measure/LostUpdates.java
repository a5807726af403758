package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.lock.FencedWrites;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** How often a lock failed those who relied on it. */
public final class LostUpdates implements Measure {
    @Override
    public String name() {
        return "lost-updates";
    }

    @Override
    public String summary() {
        return "How many acknowledged writes under a lock were overwritten by a client that had read"
                + " before them and written after them.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return FencedWrites.lost(history).size();
    }
}
