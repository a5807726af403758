package dev.anachron.check.why;

import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

import java.util.List;

/** Placeholder. */
public final class Explanation {
    private Explanation() {}

    /** Plain sentences in the order in which things happened, each with its moment; empty when there is nothing to explain. */
    public static List<Evidence> of(Verdict verdict, History history, Trace trace) {
        return List.of();
    }
}
