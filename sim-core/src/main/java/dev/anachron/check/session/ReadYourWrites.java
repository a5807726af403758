package dev.anachron.check.session;

import dev.anachron.base.Value;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

/**
 * Read your writes (Terry and others, 1994): a client that was told of its own write sees it, or
 * something newer, from then on. Writes of unknown outcome promise nothing.
 */
public final class ReadYourWrites implements Checker {
    @Override
    public String name() {
        return "read-your-writes";
    }

    @Override
    public String promise() {
        return "A client never reads an older version of an object than it has written itself.";
    }

    @Override
    public Verdict check(History history, Trace trace) {
        if (!ReadsGoBack.versioned(history)) {
            return SeenBySession.readYourWrites(Dependencies.of(history, trace));
        }
        return ReadsGoBack.judge(
                history, trace, ReadYourWrites::wrote, "no client read what it had written.");
    }

    private static boolean wrote(Operation operation) {
        return !operation.isRead() && !operation.value().equals(Value.of(false));
    }
}
