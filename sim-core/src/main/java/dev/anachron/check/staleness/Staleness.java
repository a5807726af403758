package dev.anachron.check.staleness;

import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.staleness.CommitTimes.Commit;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.List;

/**
 * How stale reads were: exact, since the trace tells when every write was committed.
 *
 * <p>A read misses every write to its object that is newer than the version it returned and was
 * committed, that is, first applied by any node, strictly before the read was invoked. Its staleness
 * is the time from the first of those commits to its invocation. A read that is concurrent with a
 * commit may return either value and misses nothing. A commit is not yet an acknowledgement: a stale
 * read need not break linearizability.
 */
public final class Staleness {
    private Staleness() {}

    /**
     * One entry for each read that returned, in the order of invocation; reads of a value whose
     * version nobody knows are left out.
     */
    public static List<ReadStaleness> of(History history, Trace trace) {
        CommitTimes times = CommitTimes.of(trace);
        return history.reads()
                .filter(Staleness::measurable)
                .map(read -> of(read, times))
                .toList();
    }

    private static ReadStaleness of(Operation read, CommitTimes times) {
        List<Commit> missed = times.missed(read);
        long staleNanos = missed.stream()
                .mapToLong(commit -> read.invokedNanos() - commit.atNanos())
                .max()
                .orElse(0);
        return new ReadStaleness(read, staleNanos, missed.size());
    }

    /** A read of nothing saw the version before all writes. */
    private static boolean measurable(Operation read) {
        return !read.version().equals(Version.NONE) || read.value().equals(Value.NIL);
    }
}
