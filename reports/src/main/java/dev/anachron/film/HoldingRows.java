package dev.anachron.film;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.film.Interior.Holding;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Store;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Which versions of objects nodes hold: where nobody orders writes, what they say that they keep; where
 * somebody does, what the entries that they applied have come to.
 */
final class HoldingRows {
    /** Of more a reader could make nothing. */
    private static final int OBJECTS = 40;

    private final Shots shots;
    private final WordTable words;
    private final Function<NodeId, WriteOrder> orders;
    private final SortedMap<String, SortedMap<NodeId, Held>> held = new TreeMap<>();
    private final SortedMap<String, SortedMap<NodeId, Held>> hinted = new TreeMap<>();
    private final Map<NodeId, Store> stores = new LinkedHashMap<>();
    /** Of what a node has applied from its log, a crash leaves nothing. */
    private final SortedSet<NodeId> withLog = new TreeSet<>();
    /** By object, all values that it ever had, for whoever gets its state from a snapshot. */
    private final SortedMap<String, NavigableMap<Version, Value>> values = new TreeMap<>();

    /** @param orders of the writes, by the node that stores them: each shard has its own */
    HoldingRows(Shots shots, WordTable words, Function<NodeId, WriteOrder> orders) {
        this.shots = shots;
        this.words = words;
        this.orders = orders;
    }

    /** The versions of one object at one node, with what they say. */
    private final class Held {
        final SortedMap<Version, String> versions = new TreeMap<>();
        final Track track = new Track(shots, words, 2);

        void only(long atNanos, Version version, String value) {
            versions.clear();
            put(atNanos, version, value);
        }

        void put(long atNanos, Version version, String value) {
            versions.put(version, value);
            step(atNanos);
        }

        void remove(long atNanos, Version version) {
            versions.remove(version);
            step(atNanos);
        }

        void clear(long atNanos) {
            versions.clear();
            step(atNanos);
        }

        private void step(long atNanos) {
            if (versions.isEmpty()) {
                track.nothing(atNanos);
                return;
            }
            String which = versions.keySet().stream()
                    .map(Version::toString)
                    .collect(Collectors.joining(" "));
            String what = versions.values().stream().distinct().collect(Collectors.joining(" | "));
            track.step(atNanos, which, what);
        }
    }

    void take(TraceEvent event) {
        if (event instanceof Noted noted) {
            take(noted.atNanos(), noted.node(), noted.fact());
        } else if (event instanceof ProcessChanged changed) {
            boolean forgets = changed.change() == Change.CRASHED
                    ? withLog.contains(changed.node())
                    : changed.change() == Change.RESTARTED
                            && orders.apply(changed.node()).leaderless();
            if (forgets) {
                forget(changed.atNanos(), changed.node());
            }
        }
    }

    private void take(long atNanos, NodeId node, Fact fact) {
        if (fact instanceof Fact.Stored stored) {
            WriteOrder.Write write = orders.apply(node).find(stored.version());
            if (write != null) {
                stored(atNanos, node, stored, write.what());
            }
        } else if (fact instanceof Fact.Apply apply) {
            Command command = apply.command();
            if (apply.effective() && command != null && !command.readsOnly() && !command.locks()) {
                applied(atNanos, node, apply.entry(), command);
            }
        } else if (fact instanceof Fact.Append || fact instanceof Fact.Recover) {
            withLog.add(node);
        } else if (fact instanceof Fact.Snapshot snapshot && snapshot.installed()) {
            restored(atNanos, node, snapshot.last());
        }
    }

    private void stored(long atNanos, NodeId node, Fact.Stored stored, Fact.Written what) {
        String key = what.command().key();
        Version version = stored.version();
        switch (stored.holding()) {
            case TAKEN -> at(held, key, node).only(atNanos, version, text(what));
            case BESIDE -> at(held, key, node).put(atNanos, version, text(what));
            case DROPPED -> at(held, key, node).remove(atNanos, version);
            case HINTED -> at(hinted, key, node).put(atNanos, version, text(what));
            case DISCARDED -> at(hinted, key, node).remove(atNanos, version);
        }
    }

    private static String text(Fact.Written what) {
        return what.command() instanceof Command.Delete
                ? "deleted"
                : what.value().text();
    }

    private Held at(SortedMap<String, SortedMap<NodeId, Held>> among, String key, NodeId node) {
        return among.computeIfAbsent(key, unused -> new TreeMap<>())
                .computeIfAbsent(node, unused -> new Held());
    }

    private void applied(long atNanos, NodeId node, Version version, Command command) {
        Store store = stores.computeIfAbsent(node, unused -> new Store());
        Store.Cell cell = store.apply(command, version).cell();
        values.computeIfAbsent(command.key(), unused -> new TreeMap<>())
                .putIfAbsent(version, cell.value());
        at(held, command.key(), node).only(atNanos, cell.version(), cell.value().text());
    }

    /** The state is what the log up to there has come to. */
    private void restored(long atNanos, NodeId node, Version last) {
        Store fresh = new Store();
        values.forEach((key, history) -> {
            Map.Entry<Version, Value> newest = history.headMap(last, true).lastEntry();
            if (newest != null) {
                fresh.apply(new Command.Write(key, newest.getValue()), newest.getKey());
                Value value = newest.getValue();
                at(held, key, node).only(atNanos, newest.getKey(), value.text());
            } else {
                at(held, key, node).clear(atNanos);
            }
        });
        stores.put(node, fresh);
    }

    private void forget(long atNanos, NodeId node) {
        stores.remove(node);
        for (SortedMap<NodeId, Held> byNode : held.values()) {
            Held own = byNode.get(node);
            if (own != null) {
                own.clear(atNanos);
            }
        }
        for (SortedMap<NodeId, Held> byNode : hinted.values()) {
            Held own = byNode.get(node);
            if (own != null) {
                own.clear(atNanos);
            }
        }
    }

    List<Holding> rows(ToIntFunction<NodeId> place) {
        List<Holding> rows = new ArrayList<>();
        add(rows, held, false, place);
        add(rows, hinted, true, place);
        return rows;
    }

    private static void add(
            List<Holding> rows,
            SortedMap<String, SortedMap<NodeId, Held>> among,
            boolean hint,
            ToIntFunction<NodeId> place) {
        among.entrySet().stream()
                .limit(OBJECTS)
                .forEach(object -> object.getValue().forEach((node, own) -> {
                    own.track.end();
                    if (!own.track.isEmpty()) {
                        rows.add(new Holding(
                                place.applyAsInt(node),
                                object.getKey(),
                                hint,
                                own.track.differences(),
                                own.track.numbers(0),
                                own.track.numbers(1)));
                    }
                }));
    }
}
