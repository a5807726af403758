package dev.anachron.check.invariant;

import dev.anachron.base.Described;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Log Matching: logs that hold an entry of the same index and term are equal up to there. By
 * induction it is enough that an entry has one content and one predecessor wherever it is appended.
 */
public final class LogMatching extends Invariant {
    /** How an entry was first seen, and after an entry of which term. */
    private record Seen(Noted noted, Described content, long termBefore) {}

    @Override
    public String name() {
        return "log-matching";
    }

    @Override
    public String promise() {
        return "Logs that share an entry of the same index and term are the same up to that entry.";
    }

    @Override
    boolean concerns(Fact fact) {
        return fact instanceof Fact.Append;
    }

    @Override
    String nothingToSee() {
        return "no node noted an entry of its log";
    }

    @Override
    Watch watch() {
        SortedMap<Version, Seen> seen = new TreeMap<>();
        return (noted, replica) -> noted.fact() instanceof Fact.Append append
                ? see(noted, append, replica, seen)
                : null;
    }

    private static @Nullable Verdict see(
            Noted noted, Fact.Append append, Replica replica, SortedMap<Version, Seen> all) {
        long index = append.entry().position();
        Replica.Entry entry = replica.entry(index - 1);
        Version before = entry == null ? replica.base() : entry.version();
        if (before.position() != index - 1) {
            return broken(
                    noted.node() + " appended " + append.entry() + " at "
                            + SimTime.text(noted.atNanos()) + " although its log ended at "
                            + replica.lastIndex() + ".",
                    evidence(noted));
        }
        long termBefore = before.epoch();
        Seen first = all.putIfAbsent(append.entry(), new Seen(noted, append.content(), termBefore));
        if (first == null) {
            return null;
        }
        if (!first.content().equals(append.content())) {
            return differs(
                    noted,
                    first,
                    append.entry() + " is \"" + append.content().text() + "\"",
                    "\"" + first.content().text() + "\"");
        }
        return first.termBefore() == termBefore
                ? null
                : differs(
                        noted,
                        first,
                        append.entry() + " follows an entry of term " + termBefore,
                        "one of term " + first.termBefore());
    }

    private static Verdict differs(Noted noted, Seen first, String here, String there) {
        return broken(
                "In the log of " + noted.node() + " (at " + SimTime.text(noted.atNanos()) + ") "
                        + here + ", in that of " + first.noted().node() + " (at "
                        + SimTime.text(first.noted().atNanos()) + ") " + there + ".",
                evidence(first.noted()),
                evidence(noted));
    }
}
