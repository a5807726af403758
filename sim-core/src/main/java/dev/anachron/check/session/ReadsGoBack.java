package dev.anachron.check.session;

import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks for reads that are older than something their own client knows about the same object. One
 * pass: for each client and object only the newest versions known so far count. There is more than
 * one only when logs have diverged; entries of such logs are not ordered.
 */
final class ReadsGoBack {
    /** A client's view of one object. */
    private record View(String client, String key) {}

    /** What a client has learnt, and from what: to have found nothing may be to have seen a deletion. */
    private record Known(Operation from, Version version) {}

    /** A read and what its client had known before. */
    private record Back(Operation known, Operation read) {
        /** How many entries of the log lie between them. */
        long depth() {
            return known.version().position() - read.version().position();
        }
    }

    private ReadsGoBack() {}

    /** Whether the history tells versions at all. */
    static boolean versioned(History history) {
        return history.operations().stream()
                .anyMatch(operation -> !operation.version().equals(Version.NONE));
    }

    /**
     * Judges all reads with a known version.
     *
     * @param teaches which operations tell their client of a version
     * @param untested what is missing when no read came after such an operation, as a sentence
     */
    static Verdict judge(
            History history, Trace trace, Predicate<Operation> teaches, String untested) {
        WriteOrder order = WriteOrder.of(trace);
        Map<View, List<Known>> newest = new LinkedHashMap<>();
        List<Back> found = new ArrayList<>();
        int reads = 0;
        boolean tested = false;
        for (Operation operation : history.operations()) {
            if (!versionKnown(operation)) {
                continue;
            }
            View view = new View(operation.client().name(), operation.command().key());
            List<Known> known = newest.computeIfAbsent(view, unused -> new ArrayList<>(1));
            Version seen = order.seen(operation);
            if (operation.isRead()) {
                reads++;
                tested |= !known.isEmpty();
                known.stream()
                        .filter(newer -> order.precedes(seen, newer.version()))
                        .findFirst()
                        .ifPresent(newer -> found.add(new Back(newer.from(), operation)));
            }
            if (teaches.test(operation)) {
                learn(new Known(operation, seen), known, order);
            }
        }
        if (!found.isEmpty()) {
            return invalid(found);
        }
        return tested
                ? Verdict.valid(
                        "None of " + reads + " reads went back behind what its client knew.")
                : Verdict.untested("Nothing to judge: " + untested);
    }

    /** Shows the read that went back furthest, of equals the worst. */
    private static Verdict invalid(List<Back> found) {
        Back worst = found.get(0);
        for (Back back : found) {
            worst = back.depth() > worst.depth() ? back : worst;
        }
        String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
        return Verdict.invalid(
                told(worst.read()) + " at " + SimTime.text(worst.read().invokedNanos()) + ", after "
                        + told(worst.known()) + " at "
                        + SimTime.text(worst.known().returnedNanos()) + more + ".",
                List.of(
                        new Evidence(
                                worst.known().id(),
                                worst.known().returnedNanos(),
                                told(worst.known())),
                        new Evidence(
                                worst.read().id(),
                                worst.read().invokedNanos(),
                                told(worst.read()))));
    }

    /** {@code c1 read x → 3 (version 7@2, from n1)}. */
    private static String told(Operation operation) {
        String from = operation.servedBy() == null ? "" : ", from " + operation.servedBy();
        return operation.text() + " (version " + operation.version() + from + ")";
    }

    /** Keeps what no other knowledge makes superfluous. */
    private static void learn(Known fresh, List<Known> known, WriteOrder order) {
        if (known.stream()
                .noneMatch(o -> o.version().equals(fresh.version())
                        || order.precedes(fresh.version(), o.version()))) {
            known.removeIf(o -> order.precedes(o.version(), fresh.version()));
            known.add(fresh);
        }
    }

    /** No version is one, too, when there was nothing to read. */
    private static boolean versionKnown(Operation operation) {
        return operation.ok()
                && (!operation.version().equals(Version.NONE)
                        || (operation.isRead() && operation.value().equals(Value.NIL)));
    }
}
