package dev.anachron.check.invariant;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.check.order.WriteOrder.Write;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is left, in a store without a leader: a write is kept when some node held it or a newer one at the
 * moment at which it was acknowledged, and some node does in the end. What every replica refused because
 * of a greater number, though nothing newer was there, was never there. Of a deletion nothing need be left
 * but that nothing older is. A node that starts again has what it then says that it has.
 */
final class ReplicaDurability {
    private final WriteOrder order;
    /** By object and node, what it holds. */
    private final SortedMap<String, SortedMap<NodeId, SortedSet<Version>>> taken = new TreeMap<>();
    /** By object, the deletions that some node has forgotten. */
    private final SortedMap<String, SortedSet<Version>> forgotten = new TreeMap<>();
    /** By node and object, what it holds for others, and for how many. */
    private final SortedMap<NodeId, SortedMap<String, SortedMap<Version, Integer>>> hinted =
            new TreeMap<>();
    /** What was there, or replaced by something newer, when it was acknowledged. */
    private final SortedSet<Version> thereWhenAcknowledged = new TreeSet<>();

    ReplicaDurability(WriteOrder order, Trace trace) {
        this.order = order;
        trace.of(TraceEvent.class).forEach(event -> {
            if (event instanceof Noted noted) {
                see(noted);
            } else if (event instanceof ProcessChanged changed
                    && changed.change() == Change.RESTARTED) {
                taken.values().forEach(byNode -> byNode.remove(changed.node()));
                hinted.remove(changed.node());
            }
        });
    }

    private void see(Noted noted) {
        if (noted.fact() instanceof Fact.Stored stored) {
            Write write = order.find(stored.version());
            if (write != null) {
                see(noted.node(), write, stored);
            }
        } else if (noted.fact() instanceof Fact.Acknowledged acknowledged) {
            Write write = order.find(acknowledged.version());
            if (write != null && isThere(write.command().key(), write.version())) {
                thereWhenAcknowledged.add(write.version());
            }
        }
    }

    private void see(NodeId node, Write write, Fact.Stored stored) {
        String key = write.command().key();
        Version version = stored.version();
        switch (stored.holding()) {
            case TAKEN -> {
                held(key, node).clear();
                held(key, node).add(version);
            }
            case BESIDE -> held(key, node).add(version);
            case DROPPED -> {
                held(key, node).remove(version);
                if (write.command() instanceof Command.Delete) {
                    forgotten.computeIfAbsent(key, unused -> new TreeSet<>()).add(version);
                }
            }
            case HINTED -> hints(key, node).merge(version, 1, Integer::sum);
            case DISCARDED ->
                hints(key, node).computeIfPresent(version, (v, n) -> n == 1 ? null : n - 1);
        }
    }

    private SortedSet<Version> held(String key, NodeId node) {
        return taken.computeIfAbsent(key, unused -> new TreeMap<>())
                .computeIfAbsent(node, unused -> new TreeSet<>());
    }

    private SortedMap<Version, Integer> hints(String key, NodeId node) {
        return hinted.computeIfAbsent(node, unused -> new TreeMap<>())
                .computeIfAbsent(key, unused -> new TreeMap<>());
    }

    boolean isLost(String key, Version version) {
        return !thereWhenAcknowledged.contains(version) || !isThere(key, version);
    }

    private boolean isThere(String key, Version version) {
        List<Version> there = there(key);
        return there.stream().anyMatch(now -> keeps(now, version))
                || forgotten.getOrDefault(key, new TreeSet<>()).stream()
                        .anyMatch(deletion -> keeps(deletion, version) && stands(deletion, there));
    }

    private boolean keeps(Version now, Version version) {
        return now.equals(version) || order.precedes(version, now);
    }

    /** A deletion that nobody remembers stands as long as nothing older has come back. */
    private boolean stands(Version deletion, List<Version> there) {
        return there.stream().noneMatch(now -> order.precedes(now, deletion));
    }

    private List<Version> there(String key) {
        return Stream.concat(
                        taken.getOrDefault(key, new TreeMap<>()).values().stream()
                                .flatMap(Set::stream),
                        hinted.values().stream()
                                .flatMap(byKey ->
                                        byKey.getOrDefault(key, new TreeMap<>()).keySet().stream()))
                .toList();
    }
}
