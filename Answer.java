package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.engine.Run;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the answer to a scenario's question from what was found: first of the promise that the
 * scenario is about, in words of its own, then of whatever else broke.
 */
final class Answer {
    private Answer() {}

    /**
     * What the answer needs to know of a variant.
     *
     * @param variant its name
     * @param status what the checker of the promise in question found
     * @param tally the numbers that belong to the promise
     * @param alsoBroken what else broke of what was asked for and of the safety properties
     */
    record Found(String variant, Status status, Tally tally, List<String> alsoBroken) {}

    /**
     * The numbers that belong to a promise.
     *
     * @param of how many operations could have broken it
     * @param wrong how many did
     * @param oldestNanos how old the oldest value was; 0 when that is not the question
     */
    record Tally(long of, long wrong, long oldestNanos) {}

    /**
     * The question's frame.
     *
     * @param question as the scenario asks it
     * @param promise the checker it is about
     * @param demand what the scenario as written expects of that promise
     * @param safetyChecked whether safety properties were checked
     */
    record Frame(String question, String promise, Lead.Demand demand, boolean safetyChecked) {}

    static String of(Report report) {
        if (report.variants().isEmpty()) {
            return "Nothing ran.";
        }
        List<String> asked = Promises.asked(report);
        String promise = asked.get(0);
        Judged first = report.variants().get(0);
        Frame frame = new Frame(
                report.scenario().question(),
                promise,
                Lead.Demand.of(first, promise),
                report.variants().stream().anyMatch(v -> !Findings.safety(v).isEmpty()));
        return text(
                frame,
                report.variants().stream().map(v -> found(v, asked)).toList());
    }

    private static Found found(Judged judged, List<String> asked) {
        String promise = asked.get(0);
        List<String> alsoBroken = judged.findings().stream()
                .filter(f -> f.verdict().status() == Status.INVALID)
                .map(Judged.Finding::checker)
                .filter(name -> !name.equals(promise))
                .filter(name -> asked.contains(name) || Findings.SAFETY.contains(name))
                .toList();
        return new Found(
                judged.variant().name(),
                Findings.status(judged, promise).orElse(Status.UNKNOWN),
                tally(judged, promise),
                alsoBroken);
    }

    /** The numbers of a promise; zeros when it has none. */
    static Tally tally(Judged judged, String promise) {
        Run run = judged.run();
        return switch (promise) {
            case Promises.LINEARIZABLE -> staleReads(judged);
            case Promises.DURABILITY -> {
                double lost = Findings.number(judged, "lost-writes");
                yield new Tally(0, Double.isNaN(lost) ? 0 : (long) lost, 0);
            }
            case Promises.MONOTONIC_READS -> SessionReads.goneBack(run.history(), false);
            case Promises.READ_YOUR_WRITES -> SessionReads.goneBack(run.history(), true);
            default -> new Tally(0, 0, 0);
        };
    }

    static Tally staleReads(Judged judged) {
        Run run = judged.run();
        double measured = Findings.number(judged, "stale-reads");
        List<ReadStaleness> stale = Staleness.of(run.history(), run.trace()).stream()
                .filter(ReadStaleness::stale)
                .toList();
        return new Tally(
                run.history().reads().count(),
                Double.isNaN(measured) ? stale.size() : (long) measured,
                stale.stream().mapToLong(ReadStaleness::staleNanos).max().orElse(0));
    }

    static String text(Frame frame, List<Found> found) {
        List<String> sentences = new ArrayList<>();
        Lead.of(frame.question(), frame.demand(), found.get(0).status()).ifPresent(sentences::add);
        sentences.add(Texts.sentence(
                String.join("; ", new AnswerClauses(frame.promise()).of(found))));
        alsoBroken(frame, found).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private static Optional<String> alsoBroken(Frame frame, List<Found> found) {
        List<String> broken = found.stream()
                .filter(f -> !f.alsoBroken().isEmpty())
                .map(f -> "in ‘" + f.variant() + "’ " + Texts.list(f.alsoBroken()))
                .toList();
        if (!broken.isEmpty()) {
            return Optional.of(
                    Texts.sentence("also violated: " + String.join("; ", broken)));
        }
        return frame.safetyChecked()
                ? Optional.of("No safety property of the protocol broke.")
                : Optional.empty();
    }
}
