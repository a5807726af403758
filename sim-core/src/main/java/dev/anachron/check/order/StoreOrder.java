package dev.anachron.check.order;

import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which order a store put the changes of one object, as edges from one change to a later one. */
final class StoreOrder {
    private final @Nullable WriteOrder writes;
    private final @Nullable Version[] versions;

    /** Changes whose version is not known are in no order. */
    StoreOrder(@Nullable WriteOrder writes, @Nullable Version[] versions) {
        this.writes = writes;
        this.versions = versions;
    }

    void edges(int[] changes, IntList before, IntList after) {
        List<Integer> known = new ArrayList<>();
        for (int change : changes) {
            if (versions[change] != null) {
                known.add(change);
            }
        }
        known.sort(Comparator.comparing(this::version));
        if (writes != null && writes.leaderless()) {
            line(byTimeThenVersion(known), before, after);
        } else {
            logs(known, before, after);
        }
    }

    private Version version(int change) {
        Version version = versions[change];
        return version == null ? Version.NONE : version;
    }

    private static void line(List<Integer> inOrder, IntList before, IntList after) {
        for (int i = 1; i < inOrder.size(); i++) {
            before.add(inOrder.get(i - 1));
            after.add(inOrder.get(i));
        }
    }

    /** In logs that have diverged an entry is later than those before it that are of no later epoch. */
    private void logs(List<Integer> byPosition, IntList before, IntList after) {
        SortedMap<Long, Integer> lastOfEpoch = new TreeMap<>();
        for (int change : byPosition) {
            Version version = version(change);
            lastOfEpoch.headMap(version.epoch() + 1).forEach((epoch, last) -> {
                if (version(last).precedes(version)) {
                    before.add(last);
                    after.add(change);
                }
            });
            lastOfEpoch.put(version.epoch(), change);
        }
    }

    /**
     * By version, as the store compares them; but what was committed before another change began comes
     * before it, whatever number a lying clock gave it.
     */
    private List<Integer> byTimeThenVersion(List<Integer> byVersion) {
        Deque<Integer> byBegin = new ArrayDeque<>(byVersion.stream()
                .sorted(Comparator.comparingLong(change -> span(change)[0]))
                .toList());
        PriorityQueue<Integer> byEnd =
                new PriorityQueue<>(Comparator.comparingLong(change -> span(change)[1]));
        byEnd.addAll(byVersion);
        PriorityQueue<Integer> free = new PriorityQueue<>(
                Comparator.comparing(this::version).thenComparingInt(change -> change));
        List<Integer> placed = new ArrayList<>();
        boolean[] done = new boolean[versions.length];
        while (placed.size() < byVersion.size()) {
            while (done[byEnd.element()]) {
                byEnd.remove();
            }
            long firstEnd = span(byEnd.element())[1];
            while (!byBegin.isEmpty() && span(byBegin.element())[0] <= firstEnd) {
                free.add(byBegin.remove());
            }
            int next = free.remove();
            done[next] = true;
            placed.add(next);
        }
        return placed;
    }

    private long[] span(int change) {
        WriteOrder.Write write = writes == null ? null : writes.find(version(change));
        return write == null
                ? new long[] {0, SimTime.NEVER}
                : new long[] {write.beganNanos(), write.committedNanos()};
    }
}
