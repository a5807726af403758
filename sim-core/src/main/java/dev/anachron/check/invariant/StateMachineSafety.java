package dev.anachron.check.invariant;

import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State Machine Safety: no two nodes ever apply different entries at the same index. Each node
 * applies indexes without a gap, from 1 on again after it crashed, or after a snapshot, which never
 * takes it back.
 */
public final class StateMachineSafety extends Invariant {
    @Override
    public String name() {
        return "state-machine-safety";
    }

    @Override
    public String promise() {
        return "No two nodes apply different entries at the same index, and each applies them in"
                + " order.";
    }

    @Override
    boolean concerns(Fact fact) {
        return fact instanceof Fact.Apply
                || (fact instanceof Fact.Snapshot snapshot && snapshot.installed());
    }

    @Override
    String nothingToSee() {
        return "no node noted that it applied an entry";
    }

    @Override
    Watch watch() {
        SortedMap<Long, Noted> first = new TreeMap<>();
        return (noted, replica) -> {
            if (noted.fact() instanceof Fact.Apply apply) {
                return see(noted, apply, replica, first);
            }
            return noted.fact() instanceof Fact.Snapshot snapshot && snapshot.installed()
                    ? see(noted, snapshot.last(), replica, first)
                    : null;
        };
    }

    private static @Nullable Verdict see(
            Noted noted, Version last, Replica replica, SortedMap<Long, Noted> all) {
        if (last.position() < replica.applied()) {
            return broken(
                    noted.node() + ", which had applied index " + replica.applied()
                            + ", went back to the snapshot of " + last + " at "
                            + SimTime.text(noted.atNanos()) + ".",
                    evidence(noted));
        }
        Noted first = all.get(last.position());
        if (first == null || ((Fact.Apply) first.fact()).entry().equals(last)) {
            return null;
        }
        return broken(
                noted.node() + " took over the snapshot of " + last + " at "
                        + SimTime.text(noted.atNanos()) + ", but " + first.node() + " had applied "
                        + ((Fact.Apply) first.fact()).entry() + " at that index at "
                        + SimTime.text(first.atNanos()) + ".",
                evidence(first),
                evidence(noted));
    }

    private static @Nullable Verdict see(
            Noted noted, Fact.Apply apply, Replica replica, SortedMap<Long, Noted> all) {
        long index = apply.entry().position();
        if (index != replica.applied() + 1) {
            return broken(
                    noted.node() + " applied index " + index + " at "
                            + SimTime.text(noted.atNanos()) + ", after index "
                            + replica.applied() + ".",
                    evidence(noted));
        }
        Noted first = all.putIfAbsent(index, noted);
        if (first == null || same((Fact.Apply) first.fact(), apply)) {
            return null;
        }
        return broken(
                noted.node() + " applied " + apply.entry() + " "
                        + apply.content().text() + " at "
                        + SimTime.text(noted.atNanos()) + ", but " + first.node()
                        + " had applied " + ((Fact.Apply) first.fact()).entry() + " "
                        + ((Fact.Apply) first.fact()).content().text() + " at that index at "
                        + SimTime.text(first.atNanos()) + ".",
                evidence(first),
                evidence(noted));
    }

    private static boolean same(Fact.Apply one, Fact.Apply other) {
        return one.entry().equals(other.entry()) && one.content().equals(other.content());
    }
}
