package dev.anachron.film;

import dev.anachron.base.ClockLine;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.film.Interior.Clock;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ClockChanged;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What the clocks showed. */
final class ClockRows {
    private final SortedMap<NodeId, List<ClockChanged>> changes = new TreeMap<>();

    void take(TraceEvent event) {
        if (event instanceof ClockChanged changed) {
            changes.computeIfAbsent(changed.node(), unused -> new ArrayList<>()).add(changed);
        }
    }

    /**
     * When one of a node's clocks came to show so much.
     *
     * @param shownNanos how much
     * @param atNanos not before this moment
     */
    long whenShows(NodeId node, boolean wall, long shownNanos, long atNanos) {
        ClockLine line = ClockLine.TRUE;
        long from = atNanos;
        for (ClockChanged change : changes.getOrDefault(node, List.of())) {
            if (change.atNanos() > from) {
                long when = line.whenShows(shownNanos, from);
                if (when < change.atNanos()) {
                    return when;
                }
                from = change.atNanos();
            }
            line = wall ? change.wall() : change.monotonic();
        }
        return line.whenShows(shownNanos, from);
    }

    List<Clock> rows(ToIntFunction<NodeId> place) {
        List<Clock> rows = new ArrayList<>();
        changes.forEach((node, own) -> rows.add(clock(place.applyAsInt(node), own)));
        return rows;
    }

    private static Clock clock(int party, List<ClockChanged> changes) {
        Track track = new Track(new Shots(List.of(Shots.ALWAYS)), new WordTable(), 5);
        changes.forEach(change -> track.step(
                change.atNanos(),
                change.monotonic().errorAt(change.atNanos()),
                change.monotonic().driftPpb(),
                change.wall().errorAt(change.atNanos()),
                change.wall().driftPpb(),
                change.uncertaintyNanos()));
        return new Clock(
                party,
                track.differences(),
                track.numbers(0),
                track.numbers(1),
                track.numbers(2),
                track.numbers(3),
                track.numbers(4));
    }

    /** As a film says it. */
    static long orNever(long nanos) {
        return nanos == SimTime.NEVER ? -1 : nanos;
    }
}
