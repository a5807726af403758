package dev.anachron.chart.leaders;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node took itself for the leader of a term.
 *
 * @param fromNanos since when
 * @param toNanos until it took another role, crashed, or the run ended
 */
record Belief(NodeId node, long term, long fromNanos, long toNanos) {
    /** All beliefs of a run, in the order in which they ended. */
    static List<Belief> of(Trace trace, long endNanos) {
        SortedMap<NodeId, Belief> open = new TreeMap<>();
        List<Belief> beliefs = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.Noted noted && noted.fact() instanceof Fact.Role role) {
                end(open, beliefs, noted.node(), noted.atNanos());
                if (Roles.leads(role)) {
                    open.put(
                            noted.node(),
                            new Belief(noted.node(), role.epoch(), noted.atNanos(), endNanos));
                }
            } else if (event instanceof TraceEvent.ProcessChanged changed
                    && changed.change() == TraceEvent.ProcessChanged.Change.CRASHED) {
                end(open, beliefs, changed.node(), changed.atNanos());
            }
        }
        beliefs.addAll(open.values());
        return beliefs;
    }

    private static void end(
            SortedMap<NodeId, Belief> open, List<Belief> beliefs, NodeId node, long atNanos) {
        Belief belief = open.remove(node);
        if (belief != null) {
            beliefs.add(new Belief(node, belief.term, belief.fromNanos, atNanos));
        }
    }

    /** Since when a later term of the same shard had a leader; NEVER when none had while this belief lasted. */
    long outvotedNanos(List<Belief> all, Shards shards) {
        return all.stream()
                .filter(other -> shards.together(node, other.node))
                .filter(other -> other.term > term && other.fromNanos < toNanos)
                .mapToLong(other -> Math.max(fromNanos, other.fromNanos))
                .min()
                .orElse(SimTime.NEVER);
    }
}
