package dev.anachron.check.invariant;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State Machine Safety: no two nodes ever apply different entries at the same index. Each node
 * applies indexes without a gap, from 1 on again after it crashed.
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
        return fact instanceof Fact.Apply;
    }

    @Override
    String nothingToSee() {
        return "no node noted that it applied an entry";
    }

    @Override
    Watch watch() {
        SortedMap<Long, Noted> first = new TreeMap<>();
        return (noted, replica) ->
                noted.fact() instanceof Fact.Apply apply ? see(noted, apply, replica, first) : null;
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
