package dev.anachron.check.why;

import dev.anachron.base.NodeId;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Questions to the trace about what happened up to some moment. */
final class Scene {
    private final List<TraceEvent> events;

    Scene(Trace trace, long untilNanos) {
        this.events = trace.events().stream()
                .filter(event -> event.atNanos() <= untilNanos)
                .toList();
    }

    /** Every election of a leader, oldest first. */
    List<Noted> elections() {
        return noted(noted ->
                noted.fact() instanceof Fact.Role role && role.role().equals(Roles.LEADER));
    }

    /** The role it took last; null when it has none, because it said nothing or crashed. */
    Fact.@Nullable Role roleOf(NodeId node) {
        Fact.Role role = null;
        for (TraceEvent event : events) {
            if (event instanceof Noted noted
                    && noted.node().equals(node)
                    && noted.fact() instanceof Fact.Role taken) {
                role = taken;
            } else if (event instanceof ProcessChanged changed
                    && changed.node().equals(node)
                    && changed.change() == ProcessChanged.Change.CRASHED) {
                role = null;
            }
        }
        return role;
    }

    /** What it applied last; null when nothing. */
    @Nullable
    Noted lastApplied(NodeId node) {
        List<Noted> applied =
                noted(noted -> noted.node().equals(node) && noted.fact() instanceof Fact.Apply);
        return applied.isEmpty() ? null : applied.get(applied.size() - 1);
    }

    /** How the node said it served the client last, not before a moment; null when it did not say. */
    @Nullable
    Noted served(NodeId node, NodeId client, long sinceNanos) {
        List<Noted> served = noted(noted -> noted.node().equals(node)
                && noted.atNanos() >= sinceNanos
                && noted.fact() instanceof Fact.Served answer
                && answer.client().equals(client));
        return served.isEmpty() ? null : served.get(served.size() - 1);
    }

    /** Faults that struck, with those that healed since a moment or never. */
    List<FaultChanged> faultsSince(long sinceNanos) {
        List<FaultChanged> told = new ArrayList<>();
        for (TraceEvent event : events) {
            if (event instanceof FaultChanged fault) {
                FaultChanged end = fault.began() ? endOf(fault) : fault;
                if (end == null || end.atNanos() >= sinceNanos) {
                    told.add(fault);
                }
            }
        }
        return told;
    }

    private @Nullable FaultChanged endOf(FaultChanged begin) {
        for (TraceEvent event : events) {
            if (event instanceof FaultChanged end
                    && !end.began()
                    && end.fault() == begin.fault()
                    && end.atNanos() >= begin.atNanos()) {
                return end;
            }
        }
        return null;
    }

    /** Pauses and their ends, crashes and restarts of a node since a moment. */
    List<ProcessChanged> changesOf(NodeId node, long sinceNanos) {
        return events.stream()
                .filter(ProcessChanged.class::isInstance)
                .map(ProcessChanged.class::cast)
                .filter(change -> change.node().equals(node) && change.atNanos() >= sinceNanos)
                .toList();
    }

    /** Messages to a node that were lost since a moment. */
    List<Dropped> lostTo(NodeId node, long sinceNanos) {
        return events.stream()
                .filter(Dropped.class::isInstance)
                .map(Dropped.class::cast)
                .filter(lost -> lost.to().equals(node) && lost.atNanos() >= sinceNanos)
                .toList();
    }

    private List<Noted> noted(Predicate<Noted> wanted) {
        return events.stream()
                .filter(Noted.class::isInstance)
                .map(Noted.class::cast)
                .filter(wanted)
                .toList();
    }
}
