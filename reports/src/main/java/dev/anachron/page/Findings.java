package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.report.Judged.Measured;
import dev.anachron.scenario.Expectation;

import java.util.List;
import java.util.Optional;

/** Finds verdicts and numbers by name; what a run was not judged by is simply not there. */
final class Findings {
    /** The five properties of the Raft paper (Figure 3), by the names of their checkers. */
    static final List<String> SAFETY = List.of(
            "election-safety",
            "leader-append-only",
            "log-matching",
            "leader-completeness",
            "state-machine-safety");

    private Findings() {}

    static Optional<Finding> named(Judged judged, String checker) {
        return judged.findings().stream()
                .filter(finding -> finding.checker().equals(checker))
                .findFirst();
    }

    static Optional<Status> status(Judged judged, String checker) {
        return named(judged, checker).map(finding -> finding.verdict().status());
    }

    /** NaN when there is no such number. */
    static double number(Judged judged, String measure) {
        return judged.measures().stream()
                .filter(measured -> measured.measure().equals(measure))
                .mapToDouble(Measured::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Whether the variant sets out to show that this promise breaks. */
    static boolean expectedBroken(Judged judged, String checker) {
        return judged.variant().expectations().stream()
                .anyMatch(e -> e.demand() instanceof Expectation.Violated
                        && e.subject().equals(checker));
    }

    /** The promises that the variant's expectations name, and the safety properties, without numbers. */
    static List<Finding> atStake(Judged judged) {
        List<String> named = judged.variant().expectations().stream()
                .filter(e -> !e.demand().aboutNumber())
                .map(Expectation::subject)
                .toList();
        return judged.findings().stream()
                .filter(f -> named.contains(f.checker())
                        || (judged.hasRoles() && SAFETY.contains(f.checker())))
                .toList();
    }

    /** The safety properties that were checked; none where nobody can lead. */
    static List<Finding> safety(Judged judged) {
        if (!judged.hasRoles()) {
            return List.of();
        }
        return judged.findings().stream()
                .filter(finding -> SAFETY.contains(finding.checker()))
                .toList();
    }

    /** The safety properties that broke, by name. */
    static List<String> broken(Judged judged) {
        return safety(judged).stream()
                .filter(finding -> finding.verdict().status() == Status.INVALID)
                .map(Finding::checker)
                .toList();
    }
}
