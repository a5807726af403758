package dev.anachron.check.invariant;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;

import org.jspecify.annotations.Nullable;

/** Leader Append-Only: a leader never overwrites or removes entries of its log, it only appends. */
public final class LeaderAppendOnly extends Invariant {
    @Override
    public String name() {
        return "leader-append-only";
    }

    @Override
    public String promise() {
        return "A leader only appends to its log: it never removes or overwrites an entry.";
    }

    @Override
    boolean concerns(Fact fact) {
        return fact instanceof Fact.Append || fact instanceof Fact.Truncate;
    }

    @Override
    String nothingToSee() {
        return "no node noted a change of its log";
    }

    @Override
    Watch watch() {
        return LeaderAppendOnly::see;
    }

    private static @Nullable Verdict see(Noted noted, Replica replica) {
        if (!replica.leads()) {
            return null;
        }
        String deed = null;
        if (noted.fact() instanceof Fact.Truncate truncate) {
            deed = "removed its entries from " + truncate.fromIndex() + " on";
        } else if (noted.fact() instanceof Fact.Append append
                && append.entry().position() != replica.lastIndex() + 1) {
            deed = "put " + append.entry() + " into its log, which ended at " + replica.lastIndex();
        }
        return deed == null
                ? null
                : broken(
                        noted.node() + ", " + replica.reign() + ", " + deed + " at "
                                + SimTime.text(noted.atNanos()) + ".",
                        evidence(noted));
    }
}
