package dev.anachron.check.invariant;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.check.order.WriteOrder.Write;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is left, in a store without a leader: a write is kept when some node held it or a newer one at the
 * moment at which it was acknowledged, and some node does in the end. What every replica refused because
 * of a greater number, though nothing newer was there, was never there.
 */
final class ReplicaDurability {
    private final WriteOrder order;
    /** By object and node, what it took last. */
    private final SortedMap<String, SortedMap<NodeId, Version>> taken = new TreeMap<>();
    /** By object, what nodes hold for others, and how many do. */
    private final SortedMap<String, SortedMap<Version, Integer>> hinted = new TreeMap<>();
    /** What was there, or replaced by something newer, when it was acknowledged. */
    private final SortedSet<Version> thereWhenAcknowledged = new TreeSet<>();

    ReplicaDurability(WriteOrder order, Trace trace) {
        this.order = order;
        trace.of(Noted.class).forEach(this::see);
    }

    private void see(Noted noted) {
        if (noted.fact() instanceof Fact.Stored stored) {
            Write write = order.find(stored.version());
            if (write != null) {
                see(noted.node(), write.command().key(), stored);
            }
        } else if (noted.fact() instanceof Fact.Acknowledged acknowledged) {
            Write write = order.find(acknowledged.version());
            if (write != null && isThere(write.command().key(), write.version())) {
                thereWhenAcknowledged.add(write.version());
            }
        }
    }

    private void see(NodeId node, String key, Fact.Stored stored) {
        Version version = stored.version();
        switch (stored.holding()) {
            case TAKEN -> taken.computeIfAbsent(key, unused -> new TreeMap<>()).put(node, version);
            case HINTED ->
                hinted.computeIfAbsent(key, unused -> new TreeMap<>())
                        .merge(version, 1, Integer::sum);
            case DISCARDED ->
                hinted.computeIfAbsent(key, unused -> new TreeMap<>())
                        .computeIfPresent(version, (v, n) -> n == 1 ? null : n - 1);
        }
    }

    boolean isLost(String key, Version version) {
        return !thereWhenAcknowledged.contains(version) || !isThere(key, version);
    }

    private boolean isThere(String key, Version version) {
        return Stream.concat(
                        taken.getOrDefault(key, new TreeMap<>()).values().stream(),
                        hinted.getOrDefault(key, new TreeMap<>()).keySet().stream())
                .anyMatch(now -> now.equals(version) || order.precedes(version, now));
    }
}
