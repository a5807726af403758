package dev.anachron.check.why;

import dev.anachron.base.NodeId;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions to the trace about what happened up to some moment; each goes through it anew. */
final class Scene {
    private final Account account;
    private final long untilNanos;

    Scene(Account account, long untilNanos) {
        this.account = account;
        this.untilNanos = untilNanos;
    }

    private <E extends TraceEvent> Stream<E> events(Class<E> kind) {
        return account.trace().of(kind).takeWhile(event -> event.atNanos() <= untilNanos);
    }

    /** Every election of a leader, oldest first. */
    List<Noted> elections() {
        return events(Noted.class).filter(noted -> Roles.leads(noted.fact())).toList();
    }

    /** The role it took last; null when it has none, because it said nothing or crashed. */
    Fact.@Nullable Role roleOf(NodeId node) {
        Fact.Role role = null;
        List<TraceEvent> told = events(TraceEvent.class)
                .filter(event -> event instanceof ProcessChanged
                        || (event instanceof Noted noted && noted.fact() instanceof Fact.Role))
                .toList();
        for (TraceEvent event : told) {
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
        return last(noted -> noted.node().equals(node) && noted.fact() instanceof Fact.Apply);
    }

    /** How the node said it served the client last, not before a moment; null when it did not say. */
    @Nullable
    Noted served(NodeId node, NodeId client, long sinceNanos) {
        return last(noted -> noted.node().equals(node)
                && noted.atNanos() >= sinceNanos
                && noted.fact() instanceof Fact.Served answer
                && answer.client().equals(client));
    }

    /**
     * Faults that struck and did not heal before a moment. One that put lies into the world counts for
     * ever: what was believed of it outlives it.
     */
    List<FaultChanged> faultsSince(long sinceNanos) {
        List<FaultChanged> faults = events(FaultChanged.class).toList();
        List<FaultChanged> told = new ArrayList<>();
        for (FaultChanged fault : faults) {
            FaultChanged begin = fault.began() ? fault : beginOf(fault, faults);
            FaultChanged end = fault.began() ? endOf(fault, faults) : fault;
            boolean lied = FaultWords.lies(begin) && account.bit().test(begin);
            if (end == null || end.atNanos() >= sinceNanos || lied) {
                told.add(fault);
            }
        }
        return told;
    }

    private static FaultChanged beginOf(FaultChanged end, List<FaultChanged> faults) {
        return faults.stream()
                .filter(begin -> begin.began() && begin.fault() == end.fault())
                .findFirst()
                .orElse(end);
    }

    private static @Nullable FaultChanged endOf(FaultChanged begin, List<FaultChanged> faults) {
        for (FaultChanged end : faults) {
            if (!end.began() && end.fault() == begin.fault() && end.atNanos() >= begin.atNanos()) {
                return end;
            }
        }
        return null;
    }

    /** Pauses and their ends, crashes and restarts of a node since a moment. */
    List<ProcessChanged> changesOf(NodeId node, long sinceNanos) {
        return events(ProcessChanged.class)
                .filter(change -> change.node().equals(node) && change.atNanos() >= sinceNanos)
                .toList();
    }

    /** Messages to a node that were lost since a moment. */
    List<Dropped> lostTo(NodeId node, long sinceNanos) {
        return events(Dropped.class)
                .filter(lost -> lost.to().equals(node) && lost.atNanos() >= sinceNanos)
                .toList();
    }

    private @Nullable Noted last(Predicate<Noted> wanted) {
        return events(Noted.class).filter(wanted).reduce((one, later) -> later).orElse(null);
    }
}
