package dev.anachron.check.staleness;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Store;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * When every write was committed, as far as anybody outside could have told: where a log orders writes,
 * from the moment at which the first node applied it; where nobody does, when as many replicas had it as
 * its coordinator wanted. Retries that had no effect and
 * conditional commands that changed nothing are not writes.
 */
public final class CommitTimes {
    /**
     * A committed write.
     *
     * @param entry its version
     * @param atNanos when the first node applied it
     * @param node that node
     * @param command what it did
     */
    public record Commit(Version entry, long atNanos, NodeId node, Command command) {}

    /** An object's writes by version; {@code inOrder} when they were committed in that order, too. */
    private record Line(List<Commit> commits, boolean inOrder) {}

    private static final Line NOTHING = new Line(List.of(), true);

    private final Map<String, Line> byKey;

    private final WriteOrder order;

    private CommitTimes(Map<String, Line> byKey, WriteOrder order) {
        this.byKey = byKey;
        this.order = order;
    }

    public static CommitTimes of(Trace trace) {
        WriteOrder order = WriteOrder.of(trace);
        return new CommitTimes(order.leaderless() ? acknowledged(order) : applied(trace), order);
    }

    private static Map<String, Line> acknowledged(WriteOrder order) {
        Map<String, Line> byKey = new LinkedHashMap<>();
        for (WriteOrder.Write write : order.committed()) {
            Commit commit = new Commit(
                    write.version(), write.committedNanos(), write.began().node(), write.command());
            byKey.computeIfAbsent(
                            write.command().key(), unused -> new Line(new ArrayList<>(), true))
                    .commits()
                    .add(commit);
        }
        return byKey;
    }

    private static Map<String, Line> applied(Trace trace) {
        Map<String, List<Commit>> changes = new LinkedHashMap<>();
        Store store = new Store();
        for (Commit commit : firstApplied(trace)) {
            String key = commit.command().key();
            store.apply(commit.command(), commit.entry());
            if (store.read(key).version().equals(commit.entry())) {
                changes.computeIfAbsent(key, unused -> new ArrayList<>()).add(commit);
            }
        }
        Map<String, Line> byKey = new LinkedHashMap<>();
        changes.forEach((key, commits) -> byKey.put(key, new Line(commits, inOrder(commits))));
        return byKey;
    }

    private static List<Commit> firstApplied(Trace trace) {
        SortedMap<Version, Commit> first = new TreeMap<>();
        trace.of(Noted.class).forEach(noted -> {
            if (noted.fact() instanceof Fact.Apply apply && apply.effective()) {
                Command command = apply.command();
                if (command != null && !command.readsOnly()) {
                    first.putIfAbsent(
                            apply.entry(),
                            new Commit(apply.entry(), noted.atNanos(), noted.node(), command));
                }
            }
        });
        return List.copyOf(first.values());
    }

    private static boolean inOrder(List<Commit> commits) {
        for (int i = 1; i < commits.size(); i++) {
            if (commits.get(i).atNanos() < commits.get(i - 1).atNanos()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The writes to an object that are newer than what a read returned and were committed before it began,
     * by version. A write that was committed at that very moment does not count: nobody could say which
     * of the two came first. Nor does one of a log that has diverged: it is neither newer nor older.
     */
    public List<Commit> missed(Operation read) {
        return missed(read.command().key(), order.seen(read), read.invokedNanos());
    }

    private List<Commit> missed(String key, Version version, long beforeNanos) {
        Line line = byKey.getOrDefault(key, NOTHING);
        List<Commit> commits = line.commits();
        if (order.leaderless()) {
            return missedWithoutLeader(commits, version, beforeNanos);
        }
        if (!line.inOrder()) {
            // Only a broken protocol gets here: a later write was applied somewhere first.
            return commits.stream()
                    .filter(commit -> version.precedes(commit.entry()))
                    .filter(commit -> commit.atNanos() < beforeNanos)
                    .toList();
        }
        int from = firstIndex(commits, commit -> commit.entry().compareTo(version) > 0);
        int to = firstIndex(commits, commit -> commit.atNanos() >= beforeNanos);
        return commits.subList(Math.min(from, to), to).stream()
                .filter(commit -> version.precedes(commit.entry()))
                .toList();
    }

    /** What was committed before the version's write began is older: no need to look further back. */
    private List<Commit> missedWithoutLeader(
            List<Commit> commits, Version version, long beforeNanos) {
        WriteOrder.Write seen = order.find(version);
        long sinceNanos = seen == null ? 0 : seen.beganNanos();
        int from = firstIndex(commits, commit -> commit.atNanos() >= sinceNanos);
        int to = firstIndex(commits, commit -> commit.atNanos() >= beforeNanos);
        return commits.subList(Math.min(from, to), to).stream()
                .filter(commit -> order.precedes(version, commit.entry()))
                .toList();
    }

    /** The first place from which on the condition holds. */
    private static int firstIndex(List<Commit> commits, Predicate<Commit> holds) {
        int low = 0;
        int high = commits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(commits.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
