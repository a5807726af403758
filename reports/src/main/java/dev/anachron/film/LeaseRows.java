package dev.anachron.film;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.film.Interior.Lease;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.trace.States;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Sent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What nodes rely on until a moment of their clocks, by their own account, and what clients may believe of
 * the locks that they were given: a lease counts from the asking, never from the answer.
 */
final class LeaseRows {
    private final Shots shots;
    private final WordTable words;
    private final ClockRows clocks;
    private final Map<Name, Track> leases = new LinkedHashMap<>();
    /** When clients asked for locks, and which, by attempt. */
    private final Map<Attempt, Asked> asked = new LinkedHashMap<>();

    private record Name(NodeId party, String name, boolean byWallClock) {}

    private record Attempt(NodeId client, long serial, long attempt) {}

    private record Asked(String lock, long atNanos) {}

    LeaseRows(Shots shots, WordTable words, ClockRows clocks) {
        this.shots = shots;
        this.words = words;
        this.clocks = clocks;
    }

    void take(TraceEvent event) {
        if (event instanceof Sent sent && sent.message() instanceof Request request) {
            asks(sent.atNanos(), request);
        } else if (event instanceof Delivered delivered
                && delivered.message() instanceof Response.Done done
                && done.value() instanceof Value.Grant grant) {
            Attempt attempt = new Attempt(delivered.to(), done.serial(), done.attempt());
            Asked ask = asked.remove(attempt);
            if (ask != null) {
                long untilNanos = ask.atNanos() + grant.leaseNanos();
                track(new Name(delivered.to(), lock(ask.lock()), false))
                        .step(delivered.atNanos(), untilNanos, untilNanos);
            }
        }
    }

    private void asks(long atNanos, Request request) {
        if (request.command() instanceof Command.Acquire acquire) {
            asked.keySet()
                    .removeIf(old -> old.client().equals(request.client())
                            && old.serial() < request.serial());
            asked.put(
                    new Attempt(request.client(), request.serial(), request.attempt()),
                    new Asked(acquire.key(), atNanos));
        } else if (request.command() instanceof Command.Release release) {
            Name name = new Name(request.client(), lock(release.key()), false);
            if (leases.containsKey(name)) {
                track(name).step(atNanos, 0L, atNanos);
            }
        }
    }

    private static String lock(String name) {
        return "believes to have " + name;
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
