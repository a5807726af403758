package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The promises that a scenario asks about: those that its expectations name. Safety properties of
 * the protocol only guard, unless the scenario sets out to break one.
 */
final class Promises {
    static final String LINEARIZABLE = "linearizable";
    static final String DURABILITY = "durability";
    static final String MONOTONIC_READS = "monotonic-reads";
    static final String READ_YOUR_WRITES = "read-your-writes";

    private Promises() {}

    /**
     * What the scenario asks about, the most important first: what it expects to break as it is
     * written, then what a variant expects to break, then the others. Never empty.
     */
    static List<String> asked(Report report) {
        List<Judged> variants = report.variants();
        List<String> asked = new ArrayList<>();
        variants.stream().flatMap(Promises::toBreak).forEach(asked::add);
        variants.stream()
                .flatMap(v -> v.variant().expectations().stream())
                .filter(e -> e.demand() instanceof Expectation.Holds)
                .map(Expectation::subject)
                .filter(name -> !Findings.SAFETY.contains(name))
                .forEach(asked::add);
        if (asked.isEmpty()) {
            boolean loss = variants.stream()
                    .flatMap(v -> v.variant().expectations().stream())
                    .anyMatch(e -> e.subject().equals("lost-writes"));
            asked.add(loss ? DURABILITY : LINEARIZABLE);
        }
        return asked.stream().distinct().toList();
    }

    private static Stream<String> toBreak(Judged judged) {
        return judged.variant().expectations().stream()
                .filter(e -> e.demand() instanceof Expectation.Violated)
                .map(Expectation::subject);
    }

    /** How a variant fared over all: what it was asked for, and the safety properties. */
    static Badge overall(Judged judged, List<String> asked) {
        List<String> broken = names(judged.findings(), Status.INVALID);
        List<String> undecided = names(judged.findings(), Status.UNKNOWN);
        if (judged.findings().isEmpty()) {
            return Badge.open("not checked");
        }
        if (broken.stream().anyMatch(name -> matters(name, asked))) {
            return Badge.bad(
                    broken.size() == 1
                            ? broken.get(0) + " violated"
                            : broken.size() + " promises broken");
        }
        if (undecided.stream().anyMatch(name -> matters(name, asked))) {
            return Badge.open(String.join(", ", undecided) + " undecided");
        }
        if (broken.isEmpty() && undecided.isEmpty()) {
            return Badge.good("every promise held");
        }
        String rest = broken.isEmpty()
                ? String.join(", ", undecided) + " undecided"
                : String.join(", ", broken) + " violated";
        return Badge.good("what was asked for held (" + rest + ")");
    }

    private static boolean matters(String name, List<String> asked) {
        return asked.contains(name) || Findings.SAFETY.contains(name);
    }

    private static List<String> names(List<Finding> findings, Status status) {
        return findings.stream()
                .filter(f -> f.verdict().status() == status)
                .map(Finding::checker)
                .toList();
    }
}
