package dev.anachron.trace;

import dev.anachron.base.NodeId;
import dev.anachron.trace.TraceEvent.ClockChanged;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each node's clocks showed at any true instant, as a trace tells; for pictures of true time
 * against believed time. A node whose clocks were never wrong believes what is true.
 */
public final class BelievedTime {
    private final SortedMap<NodeId, SortedMap<Long, ClockChanged>> changes;

    private BelievedTime(SortedMap<NodeId, SortedMap<Long, ClockChanged>> changes) {
        this.changes = changes;
    }

    /** Goes once through the events and keeps the changes of clocks. */
    public static BelievedTime of(Events events) {
        SortedMap<NodeId, SortedMap<Long, ClockChanged>> changes = new TreeMap<>();
        for (TraceEvent event : events) {
            if (event instanceof ClockChanged changed) {
                changes.computeIfAbsent(changed.node(), node -> new TreeMap<>())
                        .put(changed.atNanos(), changed);
            }
        }
        return new BelievedTime(changes);
    }

    /** The nodes whose clocks were wrong at some time. */
    public SortedSet<NodeId> untrue() {
        return Collections.unmodifiableSortedSet((SortedSet<NodeId>) changes.keySet());
    }

    /** What the wall clock showed. */
    public long wallNanos(NodeId node, long trueNanos) {
        ClockChanged last = last(node, trueNanos);
        return last == null ? trueNanos : last.wall().at(trueNanos);
    }

    /** What the monotonic clock showed. */
    public long monotonicNanos(NodeId node, long trueNanos) {
        ClockChanged last = last(node, trueNanos);
        return last == null ? trueNanos : last.monotonic().at(trueNanos);
    }

    /** How far to either side of the wall clock true time should have lain. */
    public long uncertaintyNanos(NodeId node, long trueNanos) {
        ClockChanged last = last(node, trueNanos);
        return last == null ? 0 : last.uncertaintyNanos();
    }

    private @Nullable ClockChanged last(NodeId node, long trueNanos) {
        SortedMap<Long, ClockChanged> of = changes.get(node);
        if (of == null) {
            return null;
        }
        SortedMap<Long, ClockChanged> before = of.headMap(trueNanos + 1);
        return before.isEmpty() ? null : before.get(before.lastKey());
    }
}
