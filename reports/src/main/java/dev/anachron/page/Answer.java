package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.engine.Run;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Composes the answer to a scenario's question from what was found.
 *
 * <p>Reports on linearizability speak of reads and old values; reports on another promise name it.
 * "Yes" stands first only where the question asks whether something can happen and the scenario as
 * written sets out to show it; one seed cannot prove "no", so the opposite is "Not in this run".
 */
final class Answer {
    private static final String LINEARIZABLE = "linearizable";

    private Answer() {}

    /**
     * What the answer needs to know of a variant.
     *
     * @param variant its name
     * @param status what the checker of the promise in question found
     * @param reads how many reads returned a value
     * @param staleReads how many of them returned an old one
     * @param oldestNanos how old the oldest was; 0 when unknown
     * @param lostWrites how many acknowledged writes were lost
     * @param broken the safety properties that broke
     */
    record Found(
            String variant,
            Status status,
            long reads,
            long staleReads,
            long oldestNanos,
            long lostWrites,
            List<String> broken) {}

    /**
     * The question's frame.
     *
     * @param question as the scenario asks it
     * @param promise the checker it is about
     * @param demonstrates whether the scenario as written expects that promise to break
     * @param safetyChecked whether safety properties were checked
     */
    record Frame(String question, String promise, boolean demonstrates, boolean safetyChecked) {}

    static String of(Report report) {
        if (report.variants().isEmpty()) {
            return "Nothing ran.";
        }
        Judged first = report.variants().get(0);
        Optional<String> measure = published(first);
        if (measure.isPresent()) {
            return measured(report, measure.get());
        }
        String promise = promise(report.variants());
        List<String> asked = Numbers.asked(report);
        if (!asked.isEmpty() && !Numbers.anyBroken(report, promise)) {
            return Numbers.text(report, asked);
        }
        Frame frame = new Frame(
                report.scenario().question(),
                promise,
                Findings.expectedBroken(first, promise),
                report.variants().stream().anyMatch(v -> !Findings.safety(v).isEmpty()));
        return text(
                frame, report.variants().stream().map(v -> found(v, promise)).toList());
    }

    /** What a scenario is about that repeats an experiment: a number that it expects and others published. */
    private static Optional<String> published(Judged first) {
        return first.variant().published().stream()
                .map(Published::measure)
                .filter(measure -> first.variant().expectations().stream()
                        .anyMatch(expectation -> expectation.subject().equals(measure)))
                .findFirst();
    }

    private static String measured(Report report, String measure) {
        List<String> clauses = new ArrayList<>();
        for (Judged judged : report.variants()) {
            Judged.Measured measured = judged.measured(measure);
            String published = judged.variant().published().stream()
                    .filter(one -> one.measure().equals(measure))
                    .map(one ->
                            " (published: " + Texts.quantity(one.value(), measured.unit()) + ")")
                    .findFirst()
                    .orElse("");
            clauses.add(Texts.quantity(measured.value(), measured.unit()) + " in ‘"
                    + judged.variant().name() + "’" + published);
        }
        return Texts.closed(measure + " is " + String.join(", ", clauses));
    }

    /**
     * What the scenario is about: the first promise that some variant expects to break; else the first
     * that is expected to hold and is no safety property; else linearizability.
     */
    static String promise(List<Judged> variants) {
        return subjects(variants, Expectation.Violated.class)
                .or(() -> subjects(variants, Expectation.Holds.class))
                .orElse(LINEARIZABLE);
    }

    private static Optional<String> subjects(
            List<Judged> variants, Class<? extends Expectation.Demand> demand) {
        return variants.stream()
                .flatMap(judged -> judged.variant().expectations().stream())
                .filter(e -> demand.isInstance(e.demand()))
                .map(Expectation::subject)
                .filter(subject -> !Findings.SAFETY.contains(subject))
                .findFirst();
    }

    static Found found(Judged judged, String promise) {
        Run run = judged.run();
        double measured = Findings.number(judged, "stale-reads");
        List<ReadStaleness> stale = Staleness.of(run.history(), run.trace()).stream()
                .filter(ReadStaleness::stale)
                .toList();
        return new Found(
                judged.variant().name(),
                Findings.status(judged, promise).orElse(Status.UNKNOWN),
                run.history().reads().count(),
                Double.isNaN(measured) ? stale.size() : (long) measured,
                stale.stream().mapToLong(ReadStaleness::staleNanos).max().orElse(0),
                (long) Findings.number(judged, "lost-writes"), // 0 where it is not measured
                Findings.broken(judged));
    }

    static String text(Frame frame, List<Found> found) {
        List<String> sentences = new ArrayList<>();
        lead(sentences, frame, found.get(0));
        List<String> clauses = frame.promise().equals(LINEARIZABLE)
                ? staleness(found)
                : promiseKept(frame.promise(), found);
        sentences.add(Texts.sentence(String.join("; ", clauses)));
        if (frame.safetyChecked()) {
            sentences.add(safety(found));
        }
        return String.join(" ", sentences);
    }

    private static void lead(List<String> sentences, Frame frame, Found first) {
        String question = frame.question().toLowerCase(Locale.ROOT);
        if (!question.startsWith("can ") || !frame.demonstrates()) {
            return;
        }
        if (first.status() == Status.INVALID) {
            sentences.add("Yes.");
        } else if (first.status() == Status.VALID) {
            sentences.add("Not in this run.");
        }
    }

    private static List<String> staleness(List<Found> found) {
        List<String> clauses = new ArrayList<>();
        for (Found one : found) {
            if (one.staleReads() > 0) {
                clauses.add(old(one, clauses.isEmpty()));
            }
        }
        boolean someOld = !clauses.isEmpty();
        List<Found> fresh = found.stream().filter(f -> f.staleReads() == 0).toList();
        List<String> clean = names(fresh, Status.VALID);
        if (!clean.isEmpty()) {
            clauses.add(
                    someOld
                            ? Texts.names(clean) + " returned none"
                            : "no read returned an old value in " + Texts.names(clean));
        }
        List<String> otherwise = names(fresh, Status.INVALID);
        if (!otherwise.isEmpty()) {
            clauses.add(Texts.names(otherwise) + (otherwise.size() == 1 ? " is" : " are")
                    + " not linearizable, although no single read returned an old value");
        }
        undecided(clauses, names(fresh, Status.UNKNOWN));
        return clauses;
    }

    private static String old(Found one, boolean inFull) {
        String oldest =
                one.oldestNanos() == 0 ? "" : ", the oldest by " + Texts.span(one.oldestNanos());
        String what = inFull
                ? Texts.count(one.reads(), "read") + " returned an old value"
                : Long.toString(one.reads());
        return "in ‘" + one.variant() + "’ " + one.staleReads() + " of " + what + oldest;
    }

    private static List<String> promiseKept(String promise, List<Found> found) {
        List<String> clauses = new ArrayList<>();
        List<String> broken = names(found, Status.INVALID);
        List<String> kept = names(found, Status.VALID);
        if (promise.equals("durability")) {
            found.stream().filter(f -> f.lostWrites() > 0).forEach(f -> clauses.add(lost(f)));
        } else if (!broken.isEmpty()) {
            clauses.add(promise + " is violated in " + Texts.names(broken));
        }
        if (promise.equals("durability") && !kept.isEmpty()) {
            clauses.add(Texts.names(kept) + " kept every acknowledged write");
        } else if (!kept.isEmpty()) {
            clauses.add((broken.isEmpty() ? promise + " holds in " : "it holds in ")
                    + Texts.names(kept));
        }
        undecided(clauses, names(found, Status.UNKNOWN));
        return clauses;
    }

    private static String lost(Found one) {
        return "‘" + one.variant() + "’ lost "
                + Texts.count(one.lostWrites(), "acknowledged write");
    }

    private static void undecided(List<String> clauses, List<String> names) {
        if (!names.isEmpty()) {
            clauses.add(Texts.names(names) + (names.size() == 1 ? " is" : " are") + " undecided");
        }
    }

    private static String safety(List<Found> found) {
        List<String> broken = found.stream()
                .filter(f -> !f.broken().isEmpty())
                .map(f -> "‘" + f.variant() + "’ broke " + String.join(" and ", f.broken()))
                .toList();
        return broken.isEmpty()
                ? "No safety property of the protocol broke."
                : Texts.sentence("A safety property broke: " + String.join("; ", broken));
    }

    private static List<String> names(List<Found> found, Status status) {
        return found.stream()
                .filter(f -> f.status() == status)
                .map(Found::variant)
                .toList();
    }
}
