package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;

import java.util.List;

/** A variant's line in the table that compares them: texts, ready to be shown. */
public record VariantRow(
        String anchor,
        String name,
        List<String> changes,
        boolean vacuous,
        Badge linearizable,
        String staleReads,
        String readMedian,
        String readTail,
        String writeTail,
        String availability,
        String elections,
        Badge safety,
        List<Expected> expectations) {
    /** An expectation and what came. */
    public record Expected(Badge badge, String text, String measured) {}

    static VariantRow of(Judged judged, String anchor) {
        return new VariantRow(
                anchor,
                judged.variant().name(),
                judged.variant().changes(),
                judged.run().vacuous(),
                Findings.status(judged, "linearizable")
                        .map(Badge::of)
                        .orElse(Badge.open("not checked")),
                Texts.number(Findings.number(judged, "stale-reads")),
                Texts.millis(Findings.number(judged, "latency.read.p50")),
                Texts.millis(Findings.number(judged, "latency.read.p99")),
                Texts.millis(Findings.number(judged, "latency.write.p99")),
                Texts.percent(Findings.number(judged, "availability")),
                Texts.number(Findings.number(judged, "elections")),
                safety(judged),
                expected(judged));
    }

    private static Badge safety(Judged judged) {
        List<Finding> checked = Findings.safety(judged);
        List<String> broken = Findings.broken(judged);
        if (!broken.isEmpty()) {
            return Badge.bad(String.join(", ", broken));
        }
        boolean decided = checked.stream().allMatch(f -> f.verdict().status() == Status.VALID);
        if (checked.isEmpty()) {
            return Badge.open("not checked");
        }
        return decided ? Badge.good("all " + checked.size() + " held") : Badge.open("undecided");
    }

    private static List<Expected> expected(Judged judged) {
        return judged.expectations().stream()
                .map(met -> new Expected(
                        Badge.met(met.met()), met.expectation().text(), met.measured()))
                .toList();
    }
}
