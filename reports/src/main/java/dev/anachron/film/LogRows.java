package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.film.Interior.Log;
import dev.anachron.film.Interior.Steps;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What stood in the logs of nodes, by the facts that they noted. */
final class LogRows {
    /** Further back nobody looks when a window begins. */
    private static final int TAIL = 400;

    static final String COMMIT = "commit";
    static final String APPLIED = "applied";
    static final String SNAPSHOT = "snapshot";

    private final Shots shots;
    private final WordTable words;
    private final SortedMap<NodeId, Own> logs = new TreeMap<>();

    LogRows(Shots shots, WordTable words) {
        this.shots = shots;
        this.words = words;
    }

    /** One node's. */
    private final class Own {
        /** What stands where, now. */
        final SortedMap<Long, Version> entries = new TreeMap<>();

        final SortedMap<Long, Track> slots = new TreeMap<>();
        final Track commit = new Track(shots, words, 1);
        final Track applied = new Track(shots, words, 1);
        final Track snapshot = new Track(shots, words, 1);
        private long committed;
        /** It has started again, and not said yet what its disk has kept. */
        private boolean started;

        void take(long atNanos, Fact fact) {
            if (fact instanceof Fact.Append append) {
                put(atNanos, append);
            } else if (fact instanceof Fact.Truncate truncate) {
                remove(atNanos, entries.tailMap(truncate.fromIndex()));
            } else if (fact instanceof Fact.Commit commits) {
                commit(atNanos, commits.index());
            } else if (fact instanceof Fact.Apply apply) {
                applied.step(atNanos, apply.entry().position());
            } else if (fact instanceof Fact.Recover recover) {
                started = false;
                remove(atNanos, entries.tailMap(recover.lastIndex() + 1));
            } else if (fact instanceof Fact.Snapshot taken) {
                take(atNanos, taken);
            } else if (fact instanceof Fact.Role && started) {
                started = false; // its disk had nothing
                remove(atNanos, entries);
            }
        }

        private void put(long atNanos, Fact.Append append) {
            Version version = append.entry();
            entries.put(version.position(), version);
            slot(version.position())
                    .step(atNanos, version.epoch(), append.content().text());
            while (slots.size() > TAIL
                    && slot(slots.firstKey()).isEmpty()
                    && !shots.contain(atNanos)) {
                entries.remove(slots.firstKey());
                slots.remove(slots.firstKey());
            }
        }

        private Track slot(long position) {
            return slots.computeIfAbsent(position, unused -> new Track(shots, words, 2));
        }

        private void remove(long atNanos, SortedMap<Long, Version> which) {
            which.keySet().forEach(slot -> slot(slot).nothing(atNanos));
            which.clear();
        }

        private void commit(long atNanos, long index) {
            committed = Math.max(committed, index);
            commit.step(atNanos, committed);
        }

        /** One that the node has made itself, or has fetched because it lacked what the snapshot has. */
        private void take(long atNanos, Fact.Snapshot taken) {
            long position = taken.last().position();
            boolean hadIt = taken.last().equals(entries.get(position));
            if (!taken.installed() || !hadIt) {
                remove(atNanos, entries.headMap(position + 1));
                snapshot.step(atNanos, position);
            }
            if (taken.installed()) {
                commit(atNanos, position);
                applied.step(atNanos, position);
            }
        }

        /** What it knew of others is forgotten; what it wrote is not. */
        void crash(long atNanos) {
            committed = 0;
            commit.nothing(atNanos);
            applied.nothing(atNanos);
        }
    }

    void take(TraceEvent event) {
        if (event instanceof Noted noted) {
            own(noted.node()).take(noted.atNanos(), noted.fact());
        } else if (event instanceof ProcessChanged changed && logs.containsKey(changed.node())) {
            if (changed.change() == Change.CRASHED) {
                own(changed.node()).crash(changed.atNanos());
            } else if (changed.change() == Change.RESTARTED) {
                own(changed.node()).started = true;
            }
        }
    }

    private Own own(NodeId node) {
        return logs.computeIfAbsent(node, unused -> new Own());
    }

    void end() {
        logs.values().forEach(own -> {
            own.slots.values().forEach(Track::end);
            own.commit.end();
            own.applied.end();
            own.snapshot.end();
        });
        logs.values().removeIf(own -> own.slots.isEmpty() && own.snapshot.isEmpty());
    }

    List<Log> logs(ToIntFunction<NodeId> place) {
        List<Log> rows = new ArrayList<>();
        logs.forEach((node, own) -> rows.add(log(place.applyAsInt(node), own)));
        return rows;
    }

    private record Row(long atNanos, long slot, long term, long entry) {}

    private static Log log(int party, Own own) {
        List<Row> rows = new ArrayList<>();
        own.slots.forEach((slot, track) -> {
            for (int i = 0; i < track.size(); i++) {
                rows.add(new Row(
                        track.at().get(i),
                        slot,
                        track.value(0).get(i),
                        track.value(1).get(i)));
            }
        });
        rows.sort(Comparator.comparingLong(Row::atNanos).thenComparingLong(Row::slot));
        return new Log(
                party,
                Numbers.of(rows.stream().mapToLong(Row::atNanos).toArray()).differences(),
                Numbers.of(rows.stream().mapToLong(Row::slot).toArray()),
                Numbers.of(rows.stream().mapToLong(Row::term).toArray()),
                Numbers.of(rows.stream().mapToLong(Row::entry).toArray()));
    }

    List<Steps> marks(ToIntFunction<NodeId> place) {
        List<Steps> rows = new ArrayList<>();
        logs.forEach((node, own) -> {
            int party = place.applyAsInt(node);
            add(rows, party, COMMIT, own.commit);
            add(rows, party, APPLIED, own.applied);
            add(rows, party, SNAPSHOT, own.snapshot);
        });
        return rows;
    }

    private static void add(List<Steps> rows, int party, String name, Track track) {
        if (!track.isEmpty()) {
            rows.add(new Steps(party, name, track.differences(), track.numbers(0)));
        }
    }
}
