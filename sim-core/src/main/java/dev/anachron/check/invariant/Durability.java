package dev.anachron.check.invariant;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Checker;
import dev.anachron.check.Part;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Durability: no acknowledged write is lost. A write, an addition or a successful compare-and-set
 * that its client was told of is safe when some node applies the entry that it became (its version,
 * position@epoch) and no node ever applies an entry of a higher epoch at that position or before it:
 * epochs never fall in a log, so that one does not have the write. Nor may the log of the node that got furthest in the
 * highest epoch have another entry in its place. What was acknowledged before it was applied, and is under way in
 * the log of the last leader, is not lost either. Where logs have gone apart the branch
 * of the higher epoch is the one that survives: its writes are not lost.
 * Where nobody orders writes, some node must have held it or a newer one when it was acknowledged, and must in
 * the end.
 * Operations whose version nobody knows are passed over.
 */
public final class Durability implements Checker {
    /** So many of the lost writes are named. */
    private static final int EXAMPLES = 3;

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public String promise() {
        return "No write that was acknowledged is lost.";
    }

    @Override
    public boolean needsTrace() {
        return true;
    }

    @Override
    public Verdict check(History history, Trace trace) {
        WriteOrder order = WriteOrder.of(trace);
        if (!order.leaderless() && applied(trace).isEmpty()) {
            return Verdict.untested("Nothing to judge: no node noted that it applied an entry.");
        }
        List<Operation> lost = lost(history, trace, order);
        if (lost.isEmpty()) {
            long kept =
                    history.operations().stream().filter(Durability::binding).count();
            return kept == 0
                    ? Verdict.untested("Nothing to judge: no write was acknowledged.")
                    : Verdict.valid("Each of " + kept + " acknowledged writes was kept.");
        }
        Operation first = lost.get(0);
        String told = first.text() + " was acknowledged at " + SimTime.text(first.returnedNanos());
        return order.leaderless()
                ? invalid(
                        lost,
                        told + " as version " + first.version()
                                + (first.command() instanceof Command.Delete
                                        ? ", and in the end what it had deleted is there again."
                                        : ", and in the end no replica has it or anything newer."))
                : invalid(lost, told + " as entry " + first.version() + instead(first, trace));
    }

    private static String instead(Operation first, Trace trace) {
        SortedMap<Long, Noted> highest = highest(trace);
        Noted there = highest.get(first.version().position());
        boolean inPlace =
                there != null && version(there).epoch() > first.version().epoch();
        Noted successor = inPlace ? there : fork(first.version(), forks(highest));
        String place = inPlace ? " in its place" : " before it";
        SurvivingLog surviving = surviving(trace);
        Version other = surviving.insteadOf(first.version());
        if (successor == null && other != null) {
            return ", but " + surviving.node() + ", which went on with the latest epoch, has "
                    + other + " in its place.";
        }
        return successor == null
                ? ", which nobody applied."
                : ", but " + successor.node() + " applied " + version(successor) + place + " at "
                        + SimTime.text(successor.atNanos()) + ".";
    }

    private static Verdict invalid(List<Operation> lost, String first) {
        List<Evidence> examples = new ArrayList<>();
        lost.stream().limit(EXAMPLES).forEach(write -> examples.add(evidence(write)));
        if (lost.size() > EXAMPLES) {
            examples.add(new Evidence(
                    -1,
                    lost.get(EXAMPLES).returnedNanos(),
                    "and " + (lost.size() - EXAMPLES) + " more, " + lost.size() + " in all"));
        }
        String count = lost.size() == 1 ? "" : " " + lost.size() + " such writes were lost.";
        return Verdict.invalid(first + count, examples);
    }

    /** The acknowledged writes that were lost, in the order of invocation. */
    public static List<Operation> lost(History history, Trace trace) {
        return Part.of(history, trace).stream()
                .flatMap(part -> {
                    WriteOrder order = WriteOrder.of(part.trace());
                    return lost(part.history(), part.trace(), order).stream();
                })
                .sorted(Comparator.comparingInt(Operation::id))
                .toList();
    }

    private static List<Operation> lost(History history, Trace trace, WriteOrder order) {
        if (order.leaderless()) {
            ReplicaDurability kept = new ReplicaDurability(order, trace);
            return history.operations().stream()
                    .filter(Durability::binding)
                    .filter(write -> kept.isLost(write.command().key(), write.version()))
                    .toList();
        }
        SortedSet<Version> applied = applied(trace);
        if (applied.isEmpty()) {
            return List.of();
        }
        SortedMap<Long, Noted> forks = forks(highest(trace));
        SurvivingLog surviving = surviving(trace);
        SurvivingLog leading = SurvivingLog.ofLastLeader(trace);
        return history.operations().stream()
                .filter(Durability::binding)
                .filter(write ->
                        (!applied.contains(write.version()) && !leading.has(write.version()))
                                || fork(write.version(), forks) != null
                                || surviving.insteadOf(write.version()) != null)
                .toList();
    }

    /** Every entry that any node ever applied. */
    private static SortedSet<Version> applied(Trace trace) {
        SortedSet<Version> applied = new TreeSet<>();
        trace.of(Noted.class).forEach(noted -> {
            if (noted.fact() instanceof Fact.Apply apply) {
                applied.add(apply.entry());
            }
        });
        return applied;
    }

    /** The log that goes on: of the node that got furthest in the highest epoch. */
    private static SurvivingLog surviving(Trace trace) {
        return trace.of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Apply)
                .max(Comparator.comparing((Noted noted) -> version(noted).epoch())
                        .thenComparing(noted -> version(noted).position())
                        .thenComparing(Noted::atNanos))
                .map(furthest -> SurvivingLog.of(furthest.node(), trace))
                .orElseThrow();
    }

    /** By position, who first applied the entry of the highest epoch there. */
    private static SortedMap<Long, Noted> highest(Trace trace) {
        SortedMap<Long, Noted> highest = new TreeMap<>();
        trace.of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Apply)
                .forEach(noted -> highest.merge(
                        version(noted).position(),
                        noted,
                        (one, other) ->
                                version(other).epoch() > version(one).epoch() ? other : one));
        return highest;
    }

    /** Of these only those whose epoch is higher than at all positions before. */
    private static SortedMap<Long, Noted> forks(SortedMap<Long, Noted> highest) {
        SortedMap<Long, Noted> forks = new TreeMap<>();
        long epoch = Long.MIN_VALUE;
        for (Noted noted : highest.values()) {
            if (version(noted).epoch() > epoch) {
                epoch = version(noted).epoch();
                forks.put(version(noted).position(), noted);
            }
        }
        return forks;
    }

    /** What was applied in an entry's place, or before it, in a log that goes on without it; or null. */
    private static @Nullable Noted fork(Version entry, SortedMap<Long, Noted> forks) {
        SortedMap<Long, Noted> upTo = forks.headMap(entry.position() + 1);
        Noted last = upTo.isEmpty() ? null : upTo.get(upTo.lastKey());
        return last != null && version(last).epoch() > entry.epoch() ? last : null;
    }

    private static Version version(Noted applied) {
        return ((Fact.Apply) applied.fact()).entry();
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
                lost.text() + " was acknowledged as " + lost.version());
    }
}
