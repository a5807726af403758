package dev.anachron.diagram;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * While a node believed that it led. Spans of different nodes may overlap: that is how a dethroned
 * leader looks that does not know it yet.
 *
 * @param node who
 * @param epoch the term (view, ballot) it believed to lead
 * @param span from taking the role until another role, a crash or the end of the run
 */
public record LeaderSpan(NodeId node, long epoch, TimeSpan span) {
    private record Reign(long epoch, long sinceNanos) {}

    /** Every reign of the run, in order of its beginning. */
    public static List<LeaderSpan> of(Trace trace, long endNanos) {
        SortedMap<NodeId, Reign> reigning = new TreeMap<>();
        List<LeaderSpan> spans = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.Noted noted && noted.fact() instanceof Fact.Role role) {
                close(spans, noted.node(), reigning.remove(noted.node()), event.atNanos());
                if (Roles.leads(role)) {
                    reigning.put(noted.node(), new Reign(role.epoch(), event.atNanos()));
                }
            } else if (event instanceof TraceEvent.ProcessChanged process
                    && process.change() == Change.CRASHED) {
                close(spans, process.node(), reigning.remove(process.node()), event.atNanos());
            }
        }
        reigning.forEach((node, reign) -> close(spans, node, reign, endNanos));
        spans.sort(Comparator.comparingLong((LeaderSpan s) -> s.span().fromNanos())
                .thenComparing(LeaderSpan::node));
        return List.copyOf(spans);
    }

    /** Since when another node of the same shard led a later epoch; {@link SimTime#NEVER} when none did. */
    public long outvotedNanos(List<LeaderSpan> reigns, Shards shards) {
        return reigns.stream()
                .filter(other -> shards.together(node, other.node()))
                .filter(other -> other.epoch() > epoch && !other.node().equals(node))
                .mapToLong(other -> Math.max(other.span().fromNanos(), span.fromNanos()))
                .min()
                .orElse(SimTime.NEVER);
    }

    private static void close(
            List<LeaderSpan> spans, NodeId node, @Nullable Reign reign, long atNanos) {
        if (reign != null) {
            long until = Math.max(atNanos, reign.sinceNanos());
            spans.add(new LeaderSpan(node, reign.epoch(), new TimeSpan(reign.sinceNanos(), until)));
        }
    }
}
