package dev.anachron.check.invariant;

import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Durability: no acknowledged write is lost. A write, an addition or a successful compare-and-set
 * that its client was told of is safe when some node applies the entry that it became (its version,
 * position@epoch) and no node ever applies a different entry at that position. Operations whose
 * version nobody knows are passed over.
 */
public final class Durability implements Checker {
    @Override
    public String name() {
        return "durability";
    }

    @Override
    public String promise() {
        return "No write that was acknowledged is lost.";
    }

    @Override
    public Verdict check(History history, Trace trace) {
        if (applied(trace).isEmpty()) {
            return Verdict.valid("Nothing to judge: no node noted that it applied an entry.");
        }
        List<Operation> lost = lost(history, trace);
        if (lost.isEmpty()) {
            long kept =
                    history.operations().stream().filter(Durability::binding).count();
            return Verdict.valid("Each of " + kept + " acknowledged writes was kept.");
        }
        Operation first = lost.get(0);
        String more = lost.size() == 1 ? "" : " (and " + (lost.size() - 1) + " more)";
        return Verdict.invalid(
                first.text() + " was acknowledged at " + SimTime.text(first.returnedNanos())
                        + " as entry " + first.version() + ", which is not what the replicas have"
                        + " at " + first.version().position() + more + ".",
                lost.stream().map(Durability::evidence).toList());
    }

    /** The acknowledged writes that were lost, in the order of invocation. */
    public static List<Operation> lost(History history, Trace trace) {
        SortedMap<Long, Set<Version>> applied = applied(trace);
        if (applied.isEmpty()) {
            return List.of();
        }
        return history.operations().stream()
                .filter(Durability::binding)
                .filter(write -> {
                    Set<Version> there = applied.getOrDefault(write.version().position(), Set.of());
                    return there.size() != 1 || !there.contains(write.version());
                })
                .toList();
    }

    /** By position, which entries any node ever applied there. */
    private static SortedMap<Long, Set<Version>> applied(Trace trace) {
        SortedMap<Long, Set<Version>> applied = new TreeMap<>();
        trace.of(Noted.class).forEach(noted -> {
            if (noted.fact() instanceof Fact.Apply apply) {
                applied.computeIfAbsent(apply.entry().position(), unused -> new TreeSet<>())
                        .add(apply.entry());
            }
        });
        return applied;
    }

    private static boolean binding(Operation operation) {
        return operation.ok()
                && !operation.isRead()
                && !operation.value().equals(Value.of(false))
                && !operation.version().equals(Version.NONE);
    }

    private static Evidence evidence(Operation lost) {
        return new Evidence(
                lost.id(),
                lost.returnedNanos(),
                lost.text() + " was acknowledged as entry " + lost.version());
    }
}
