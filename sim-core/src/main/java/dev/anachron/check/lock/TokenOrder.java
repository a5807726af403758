package dev.anachron.check.lock;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Completed;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What fencing promises (Kleppmann, 2016), and no more: a storage that has taken a write takes none
 * with an older token. A late write that comes before the first of its successor keeps this promise
 * and breaks {@link MutualExclusion}.
 */
public final class TokenOrder implements Checker {
    @Override
    public String name() {
        return "token-order";
    }

    @Override
    public String promise() {
        return "A storage that has taken a write takes none with an older fencing token.";
    }

    @Override
    public boolean needsTrace() {
        return true;
    }

    @Override
    public Verdict check(History history, Trace trace) {
        SortedMap<NodeId, Noted> newest = new TreeMap<>();
        long newestToken = 0;
        long taken = 0;
        boolean tested = false;
        for (TraceEvent event : trace.events()) {
            if (event instanceof Completed completed
                    && completed.command() instanceof Command.Write write
                    && write.fenced()) {
                tested |= write.token() < newestToken;
            } else if (event instanceof Noted noted && FencedWrites.isTaken(noted)) {
                Noted before = newest.put(noted.node(), noted);
                if (before != null && token(noted) < token(before)) {
                    return invalid(before, noted, history);
                }
                newestToken = Math.max(newestToken, token(noted));
                taken++;
            }
        }
        return tested
                ? Verdict.valid("The tokens of " + taken
                        + " writes never went back, although a write with an older one was sent.")
                : Verdict.untested(
                        "Nothing to judge: no write with an older token than one taken was sent.");
    }

    private static long token(Noted noted) {
        return FencedWrites.command(noted).token();
    }

    private static Verdict invalid(Noted before, Noted late, History history) {
        return Verdict.invalid(
                late.node() + " took " + whose(late, history) + " with token " + token(late)
                        + " at "
                        + SimTime.text(late.atNanos()) + ", after it had taken "
                        + whose(before, history) + " with token " + token(before) + " at "
                        + SimTime.text(before.atNanos()) + ".",
                List.of(
                        FencedWrites.evidence(before, history),
                        FencedWrites.evidence(late, history)));
    }

    private static String whose(Noted noted, History history) {
        Command.Write write = FencedWrites.command(noted);
        Operation operation = FencedWrites.operation(noted, history);
        return (operation == null ? "a write " : operation.client() + "'s write ") + write.key()
                + "=" + write.value().text();
    }
}
