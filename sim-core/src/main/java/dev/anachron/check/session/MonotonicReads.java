package dev.anachron.check.session;

import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

/**
 * Monotonic reads (Terry and others, 1994): what a client has read it never loses sight of again.
 * Judged by the versions behind the values; reads whose version nobody knows are passed over. In a history
 * without any versions, by which change was read.
 */
public final class MonotonicReads implements Checker {
    @Override
    public String name() {
        return "monotonic-reads";
    }

    @Override
    public String promise() {
        return "A client never reads an older version of an object than it has read before.";
    }

    @Override
    public Verdict check(History history, Trace trace) {
        if (!ReadsGoBack.versioned(history)) {
            return SeenBySession.monotonicReads(Dependencies.of(history, trace));
        }
        return ReadsGoBack.judge(
                history, trace, Operation::isRead, "no client read the same object twice.");
    }
}
