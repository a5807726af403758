package dev.anachron.check;

import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** Decides whether one promise was kept. Pure: the same history and trace, the same verdict. */
public interface Checker {
    /** As scenarios write it under {@code expect}, for example {@code linearizable}. */
    String name();

    /** The promise, as a sentence. */
    String promise();

    /**
     * Whether it looks at more than the clients' operations: then a history without its run cannot be
     * judged.
     */
    default boolean needsTrace() {
        return false;
    }

    /** Whether it has anything to say about such objects; otherwise it is no promise of theirs. */
    default boolean concerns(History history) {
        return true;
    }

    /**
     * The same with another budget, counted in steps of its search; whoever does not search has none.
     */
    default Checker within(long budget) {
        return this;
    }

    /** Judges what one shard has to answer for, or a run in a cluster that is not divided. */
    Verdict check(History history, Trace trace);

    /** Judges a run: each shard by itself, for a promise about a log or about single objects. */
    default Verdict judge(History history, Trace trace) {
        Map<String, Verdict> byShard = new LinkedHashMap<>();
        Part.of(history, trace)
                .forEach(part ->
                        byShard.put(part.shard().name(), check(part.history(), part.trace())));
        return Verdict.ofAll(byShard);
    }
}
