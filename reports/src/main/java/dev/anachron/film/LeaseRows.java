package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.film.Interior.Lease;
import dev.anachron.spi.NodeState;
import dev.anachron.trace.States;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What nodes and clients rely on until a moment of their own clocks, by their own account. */
final class LeaseRows {
    private final Shots shots;
    private final WordTable words;
    private final ClockRows clocks;
    private final Map<Name, Track> leases = new LinkedHashMap<>();

    private record Name(NodeId party, String name, boolean byWallClock) {}

    LeaseRows(Shots shots, WordTable words, ClockRows clocks) {
        this.shots = shots;
        this.words = words;
        this.clocks = clocks;
    }

    void read(States states) {
        for (States.Leased leased : states.leases()) {
            NodeState.Lease lease = leased.lease();
            if (lease != null) {
                Name name = new Name(leased.node(), leased.name(), lease.byWallClock());
                long ends = clocks.whenShows(
                        leased.node(), lease.byWallClock(), lease.untilNanos(), leased.atNanos());
                track(name).step(leased.atNanos(), lease.untilNanos(), ClockRows.orNever(ends));
            } else {
                leases.keySet().stream()
                        .filter(name -> name.party().equals(leased.node())
                                && name.name().equals(leased.name()))
                        .forEach(name -> track(name).step(leased.atNanos(), 0L, leased.atNanos()));
            }
        }
    }

    private Track track(Name name) {
        return leases.computeIfAbsent(name, unused -> new Track(shots, words, 2));
    }

    List<Lease> rows(ToIntFunction<NodeId> place) {
        List<Lease> rows = new ArrayList<>();
        leases.forEach((name, track) -> {
            track.end();
            if (!track.isEmpty()) {
                rows.add(new Lease(
                        place.applyAsInt(name.party()),
                        name.name(),
                        name.byWallClock(),
                        track.differences(),
                        track.numbers(0),
                        track.numbers(1)));
            }
        });
        return rows;
    }
}
