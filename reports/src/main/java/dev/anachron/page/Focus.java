package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.diagram.Highlights;
import dev.anachron.diagram.TimeSpan;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where to look in a run that broke a promise.
 *
 * @param finding the verdict that is shown
 * @param wrong the operation that proves it, most often a read; null when none does
 * @param missed the operation that it did not know of; null when there is none
 * @param atNanos the moment to look at
 */
record Focus(
        Finding finding,
        @Nullable Operation wrong,
        @Nullable Operation missed,
        long atNanos) {
    /** What is shown before and after the proof. */
    private static final long MARGIN_NANOS = 300 * SimTime.MILLI;

    /** A longer way from the missed operation to the wrong one would make the bars too small. */
    private static final long LONGEST_NANOS = 900 * SimTime.MILLI;

    /** Where to look; empty when every promise was kept, or no proof says when it broke. */
    static Optional<Focus> of(Judged judged) {
        return judged.findings().stream()
                .filter(f -> f.verdict().status() == Status.INVALID)
                .filter(f -> !f.verdict().evidence().isEmpty())
                .min(Comparator.comparing(
                                (Finding f) -> !Findings.expectedBroken(judged, f.checker()))
                        .thenComparing(f -> !f.checker().equals("linearizable")))
                .map(f -> of(f, judged.run()));
    }

    private static Focus of(Finding finding, Run run) {
        List<Operation> proof = finding.verdict().evidence().stream()
                .map(Evidence::operation)
                .filter(id -> id >= 0 && id < run.history().operations().size())
                .map(run.history().operations()::get)
                .toList();
        Operation wrong = last(proof.stream().filter(o -> o.ok() && o.isRead()).toList());
        if (wrong == null) {
            wrong = last(proof);
        }
        long atNanos = wrong == null
                ? finding.verdict().evidence().get(0).atNanos()
                : wrong.invokedNanos();
        return new Focus(finding, wrong, wrong == null ? null : missed(wrong, proof, run), atNanos);
    }

    /** The proof names it; if not, the newest write that had returned before the read began. */
    private static @Nullable Operation missed(Operation wrong, List<Operation> proof, Run run) {
        Operation named = newest(proof, wrong);
        return named != null ? named : newest(run.history().operations(), wrong);
    }

    private static @Nullable Operation newest(List<Operation> among, Operation wrong) {
        return among.stream()
                .filter(o -> o.ok() && o.id() != wrong.id())
                .filter(o -> o.command().key().equals(wrong.command().key()))
                .filter(o -> o.returnedNanos() <= wrong.invokedNanos())
                .filter(o ->
                        !o.version().equals(Version.NONE) && wrong.version().precedes(o.version()))
                .max(Comparator.comparing((Operation o) -> !o.isRead())
                        .thenComparing(Operation::version)
                        .thenComparing(Operation::id))
                .orElse(null);
    }

    private static @Nullable Operation last(List<Operation> operations) {
        return operations.isEmpty() ? null : operations.get(operations.size() - 1);
    }

    /** The stretch to enlarge. */
    TimeSpan span(long runNanos) {
        long to = wrong == null ? atNanos : Math.min(wrong.returnedNanos(), atNanos + MARGIN_NANOS);
        Operation before = missed;
        boolean near = before != null && atNanos - before.invokedNanos() <= LONGEST_NANOS;
        long from = near && before != null ? before.invokedNanos() : atNanos;
        return new TimeSpan(Math.min(from, to), to).widened(MARGIN_NANOS, runNanos);
    }

    /** What the timelines of a run point at, with or without a broken promise. */
    static Highlights highlights(Run run, @Nullable Focus focus) {
        SortedSet<Integer> stale = new TreeSet<>();
        Staleness.of(run.history(), run.trace()).stream()
                .filter(ReadStaleness::stale)
                .forEach(read -> stale.add(read.read().id()));
        SortedMap<Integer, String> labels = new TreeMap<>();
        Highlights.Arrow arrow = null;
        if (focus != null && focus.wrong() != null) {
            Operation wrong = focus.wrong();
            stale.add(wrong.id());
            Operation missed = focus.missed();
            labels.put(wrong.id(), label(wrong) + (missed == null ? "" : ": old"));
            if (missed != null) {
                if (!missed.client().equals(wrong.client())) { // in one lane the two would collide
                    labels.put(missed.id(), label(missed) + ": missed");
                }
                arrow = new Highlights.Arrow(missed.id(), wrong.id());
            }
        }
        return new Highlights(stale, labels, arrow);
    }

    /** {@code read x → 3}; the lane already says who. */
    private static String label(Operation operation) {
        return operation.text().substring(operation.client().name().length() + 1);
    }
}
