package dev.anachron.check.linearizability;

import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first return of a register that cannot be.
 *
 * @param entries where it was found
 * @param entry the entry of what returned
 * @param one the content of its cluster
 * @param other that of a cluster with which there is no order; the same when nobody wrote it
 * @param from the first entry that can have to do with it
 * @param to where the register's entries end
 */
record Clash(Entries entries, int entry, long one, long other, int from, int to) {
    /** As many are reduced to the fewest one by one, so that the latest ones are told of. */
    private static final int AT_MOST = 100;

    /** What returned. */
    Operation stuck() {
        return entries.operation(entry);
    }

    /** What was known of the two clusters by then, and what should have written their values. */
    List<Operation> operations() {
        List<Integer> concerned = new ArrayList<>();
        for (int i = from; i < to && entries.called(i) <= entries.answered(entry); i++) {
            if (entries.content(i) == one || entries.content(i) == other) {
                concerned.add(i);
            }
        }
        List<Integer> few = concerned.size() <= AT_MOST ? concerned : fewOf(concerned);
        return withoutReads(one, withoutReads(other, few)).stream()
                .map(entries::operation)
                .toList();
    }

    /** Without the reads of one of the values, where they are not needed. */
    private List<Integer> withoutReads(long content, List<Integer> some) {
        List<Integer> fewer = some.stream()
                .filter(i -> entries.writes(i) || i == entry || entries.content(i) != content)
                .toList();
        return clashes(fewer) ? fewer : some;
    }

    private boolean clashes(List<Integer> some) {
        List<Operation> operations = some.stream().map(entries::operation).toList();
        Zones zones = Zones.of(new History(operations));
        return zones.registers().iterator().next().clash() != null;
    }

    /** The earliest return and the latest calls of each cluster contradict by themselves. */
    private List<Integer> fewOf(List<Integer> concerned) {
        NavigableSet<Integer> few = new TreeSet<>(List.of(entry));
        for (long content : new long[] {one, other}) {
            List<Integer> cluster = concerned.stream()
                    .filter(i -> entries.content(i) == content)
                    .toList();
            cluster.stream().filter(entries::writes).forEach(few::add);
            known(cluster).min(Comparator.comparingLong(entries::answered)).ifPresent(few::add);
            known(cluster).max(Comparator.comparingLong(entries::called)).ifPresent(few::add);
        }
        return List.copyOf(few);
    }

    private Stream<Integer> known(List<Integer> cluster) {
        return cluster.stream()
                .filter(i -> entries.returns(i) && entries.answered(i) <= entries.answered(entry));
    }
}
