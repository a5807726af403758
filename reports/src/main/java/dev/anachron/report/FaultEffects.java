package dev.anachron.report;

import dev.anachron.check.invariant.Roles;
import dev.anachron.engine.Run;
import dev.anachron.engine.Run.FaultReport;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each fault did, with what only the whole run shows: {@code elections}, the epochs that got their
 * leader while the fault lasted, and {@code operationsOverlapping}, how many operations were under way
 * at some time of it. Neither proves that it mattered; its own counts do.
 */
public final class FaultEffects {
    private FaultEffects() {}

    /** For each of the run's faults, in their order; counts of nothing are left out. */
    public static List<SortedMap<String, Long>> of(Run run) {
        List<Long> elected = elected(run);
        List<SortedMap<String, Long>> all = new ArrayList<>();
        for (FaultReport fault : run.faults()) {
            SortedMap<String, Long> effects = new TreeMap<>(fault.effects());
            put(
                    effects,
                    "elections",
                    elected.stream()
                            .filter(at -> at >= fault.atNanos() && at <= fault.untilNanos())
                            .count());
            put(
                    effects,
                    "operationsOverlapping",
                    run.history().operations().stream().filter(fault::overlaps).count());
            all.add(effects);
        }
        return all;
    }

    private static void put(SortedMap<String, Long> effects, String name, long count) {
        if (count > 0) {
            effects.put(name, count);
        }
    }

    /** When each epoch of each shard got its first leader. */
    private static List<Long> elected(Run run) {
        return run.trace().byShard().stream()
                .flatMap(shard -> elected(shard).values().stream())
                .toList();
    }

    /** By epoch. */
    private static SortedMap<Long, Long> elected(Trace shard) {
        SortedMap<Long, Long> elected = new TreeMap<>();
        shard.of(Noted.class).forEach(noted -> {
            if (noted.fact() instanceof Fact.Role role && Roles.leads(role)) {
                elected.putIfAbsent(role.epoch(), noted.atNanos());
            }
        });
        return elected;
    }
}
