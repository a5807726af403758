package dev.anachron.client;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.spi.LocalClock;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The router in the client's library, as drivers of sharded stores have it: the placement is known, and
 * each shard has a leader and a log of its own, and so a session of its own.
 */
final class Sessions {
    private final Shards shards;
    private final SortedMap<String, Session> byShard = new TreeMap<>();

    Sessions(Shards shards, ClientSettings settings, LocalClock clock) {
        this.shards = shards;
        Markers rule = settings.rules().markers();
        Marker common = new Marker(rule);
        for (Shard shard : shards.all()) {
            Marker marker = rule == Markers.PER_SHARD ? new Marker(rule) : common;
            List<NodeId> reachable = settings.sees().stream()
                    .filter(node -> !shards.isElsewhere(node, shard))
                    .toList();
            byShard.put(shard.name(), new Session(reachable, clock, marker));
        }
    }

    /** With those who keep the object. */
    Session of(String key) {
        return Objects.requireNonNull(byShard.get(shards.of(key).name()));
    }
}
