package dev.anachron.check.invariant;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Election Safety: at most one node is elected leader in a term. */
public final class ElectionSafety extends Invariant {
    @Override
    public String name() {
        return "election-safety";
    }

    @Override
    public String promise() {
        return "At most one node becomes leader in a term.";
    }

    @Override
    boolean concerns(Fact fact) {
        return fact instanceof Fact.Role;
    }

    @Override
    String nothingToSee() {
        return "no node noted a role";
    }

    @Override
    Watch watch() {
        SortedMap<Long, Noted> leaders = new TreeMap<>();
        return (noted, replica) -> see(noted, leaders);
    }

    private static @Nullable Verdict see(Noted noted, SortedMap<Long, Noted> leaders) {
        if (!(noted.fact() instanceof Fact.Role role) || !Roles.leads(role)) {
            return null;
        }
        Noted first = leaders.putIfAbsent(role.epoch(), noted);
        if (first == null || first.node().equals(noted.node())) {
            return null;
        }
        return broken(
                noted.node() + " became " + Roles.told(role) + " at "
                        + SimTime.text(noted.atNanos()) + ", but " + first.node() + " had become "
                        + role.role() + " in that " + Roles.era(role.role()) + " at "
                        + SimTime.text(first.atNanos()) + ".",
                evidence(first),
                evidence(noted));
    }
}
