package dev.anachron.check;

import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** Decides whether one promise was kept. Pure: the same history and trace, the same verdict. */
public interface Checker {
    /** As scenarios write it under {@code expect}, for example {@code linearizable}. */
    String name();

    /** The promise, as a sentence. */
    String promise();

    Verdict check(History history, Trace trace);
}
