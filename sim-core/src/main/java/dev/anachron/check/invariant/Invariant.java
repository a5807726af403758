package dev.anachron.check.invariant;

import dev.anachron.base.NodeId;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A safety property of Raft (Ongaro and Ousterhout, 2014, figure 3), checked at every event: a small
 * machine takes the facts one after the other and stops at the first that breaks the property.
 */
abstract class Invariant implements Checker {
    /** What the property remembers of one run. */
    interface Watch {
        /**
         * Looks at a fact; {@code replica}, the node that noted it, is still as it was before.
         *
         * @return what is wrong; null when nothing is
         */
        @Nullable
        Verdict see(Noted noted, Replica replica);
    }

    /** A new watch for a run. */
    abstract Watch watch();

    /** Whether the property speaks of such facts. */
    abstract boolean concerns(Fact fact);

    /** What is missing when there are none: {@code no node noted a role}. */
    abstract String nothingToSee();

    @Override
    public boolean needsTrace() {
        return true;
    }

    @Override
    public final Verdict check(History history, Trace trace) {
        if (trace.shards().divided()) {
            throw new IllegalArgumentException("several shards have no log in common");
        }
        Watch watch = watch();
        SortedMap<NodeId, Replica> replicas = new TreeMap<>();
        long facts = 0;
        for (TraceEvent event : trace.events()) {
            if (event instanceof Noted noted) {
                Replica replica = replicas.computeIfAbsent(noted.node(), unused -> new Replica());
                Verdict broken = watch.see(noted, replica);
                if (broken != null) {
                    return broken;
                }
                facts += concerns(noted.fact()) ? 1 : 0;
                replica.take(event);
            } else if (event instanceof ProcessChanged changed) {
                replicas.computeIfAbsent(changed.node(), unused -> new Replica())
                        .take(event);
            }
        }
        return facts == 0
                ? Verdict.untested("Nothing to judge: " + nothingToSee() + ".")
                : Verdict.valid("Held at every event; " + facts + " facts concerned it.");
    }

    /** The property is broken; the evidence ends with the fact that broke it. */
    static Verdict broken(String reason, Evidence... evidence) {
        return Verdict.invalid(reason, List.of(evidence));
    }

    static Evidence evidence(long atNanos, NodeId node, String text) {
        return new Evidence(-1, atNanos, node + ": " + text);
    }

    static Evidence evidence(Noted noted) {
        return evidence(noted.atNanos(), noted.node(), noted.fact().text());
    }
}
