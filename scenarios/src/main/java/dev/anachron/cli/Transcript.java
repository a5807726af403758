package dev.anachron.cli;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.check.why.Explanation;
import dev.anachron.history.History;
import dev.anachron.history.Outcome;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.report.Judged.Measured;
import dev.anachron.report.Judged.Met;
import dev.anachron.report.Placement;
import dev.anachron.report.Report;
import dev.anachron.run.Judgement;
import dev.anachron.scenario.Drawn;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Published;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run found, for people. */
final class Transcript {
    /** The promises whose breach the clients can see: these are explained. */
    private static final List<String> EXPLAINED =
            List.of("linearizable", "monotonic-reads", "durability", "mutual-exclusion");

    /** The width of the longest word in the left column, {@code as expected}. */
    private static final int WIDTH = 11;

    private final Terminal terminal;

    Transcript(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report report) {
        for (Judged judged : report.variants()) {
            line("");
            variant(judged);
        }
        line("");
        line(conclusion(report));
    }

    private void variant(Judged judged) {
        line(terminal.bold(judged.variant().name()) + changes(judged));
        if (!judged.variant().story().isEmpty()) {
            judged.variant().story().strip().lines().forEach(line -> line("  " + line));
        }
        drawn(judged.variant().drawn());
        String placement = Placement.text(judged.run());
        if (!placement.isEmpty()) {
            field("shards", placement);
        }
        verdicts(judged, Status.INVALID);
        verdicts(judged, Status.UNKNOWN);
        verdicts(judged, Status.VALID);
        judged.measures().stream()
                .filter(measured -> measured.measure().equals("stale-reads"))
                .forEach(measured -> field("stale reads", staleReads(measured.value())));
        nothingDone(judged.run().history());
        freshReads(judged);
        expectations(judged);
        published(judged);
        if (!judged.vacuity().isEmpty()) {
            field("vacuous", terminal.doubtful(String.join("; ", judged.vacuity())));
        }
        if (!judged.inVain().isEmpty()) {
            field("no effect", terminal.doubtful(judged.inVain()));
        }
        field("trace", judged.run().trace().hash());
        reasons(judged);
    }

    /** What only follows from a weaker model's breach, or is undecided for the same reason, is not told again. */
    private void reasons(Judged judged) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        judged.findings().forEach(finding -> verdicts.put(finding.checker(), finding.verdict()));
        Set<String> open = new LinkedHashSet<>();
        for (Finding finding : judged.findings()) {
            Status status = finding.verdict().status();
            boolean told = status == Status.INVALID
                    ? !Lattice.followsFromWeaker(verdicts, finding.checker())
                    : status == Status.UNKNOWN && open.add(finding.verdict().reason());
            if (told) {
                reason(judged, finding);
            }
        }
    }

    private void drawn(Drawn drawn) {
        if (!drawn.isNothing()) {
            field(
                    "drawn",
                    drawn.values().stream()
                            .map(value -> value.name() + " " + value.text())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String changes(Judged judged) {
        String changes = String.join("; ", judged.variant().changes());
        return changes.isEmpty() ? "" : " (" + changes + ")";
    }

    /** What nothing put to the test is not worth a word here, nor is what follows from what held. */
    private void verdicts(Judged judged, Status status) {
        List<String> strongest = Lattice.strongest(judged.verdicts());
        String names = judged.findings().stream()
                .filter(finding -> finding.verdict().status() == status)
                .filter(finding -> finding.verdict().tested())
                .map(Finding::checker)
                .filter(name ->
                        status != Status.VALID || !Lattice.has(name) || strongest.contains(name))
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            field(Judgement.word(status), coloured(status, names));
        }
    }

    /** A run in which nobody got anything done keeps every promise. */
    private void nothingDone(History history) {
        if (!history.operations().isEmpty() && history.count(Outcome.OK) == 0) {
            field(
                    "operations",
                    terminal.doubtful("none of " + history.operations().size() + " succeeded"));
        }
    }

    /** How soon a write is seen, where somebody probed. */
    private void freshReads(Judged judged) {
        double atOnce = judged.measure("fresh-at.0ms");
        if (!Double.isNaN(atOnce)) {
            field(
                    "fresh reads",
                    fresh(atOnce) + " at once, " + fresh(judged.measure("fresh-at.10ms"))
                            + " after 10ms, 99.9% after "
                            + Judgement.number(judged.measure("fresh-after.p999"), "ms"));
        }
    }

    private static String fresh(double percent) {
        return Judgement.number(percent, "%");
    }

    private static String staleReads(double count) {
        return Double.isNaN(count) ? Judgement.NOTHING : Long.toString((long) count);
    }

    private void reason(Judged judged, Finding finding) {
        Verdict verdict = finding.verdict();
        String word = coloured(verdict.status(), Judgement.word(verdict.status()));
        line("  " + finding.checker() + " " + word + ": " + verdict.reason());
        if (EXPLAINED.contains(finding.checker()) && verdict.status() == Status.INVALID) {
            Explanation.of(verdict, judged.run().history(), judged.run().trace(), judged.run()::bit)
                    .forEach(step ->
                            line("    " + SimTime.text(step.atNanos()) + "  " + step.text()));
        }
    }

    private void expectations(Judged judged) {
        String met = judged.expectations().stream()
                .filter(Met::met)
                .map(one -> asExpected(one) + (judged.idle(one) ? " (vacuously)" : ""))
                .collect(Collectors.joining(", "));
        if (!met.isEmpty()) {
            field("as expected", met);
        }
        for (Met one : judged.expectations()) {
            if (!one.met()) {
                String text = "expected " + one.expectation().text() + ", but " + came(one);
                field(
                        Judgement.undecided(judged, one) ? "open" : "not met",
                        Judgement.undecided(judged, one)
                                ? terminal.doubtful(text)
                                : terminal.bad(text));
            }
        }
    }

    /** What others measured, beside what came here. */
    private void published(Judged judged) {
        List<Published> published = judged.variant().published();
        for (Published one : published) {
            Measured measured = judged.measured(one.measure());
            double off = measured.value() / one.value() - 1;
            String text = one.measure() + " " + Judgement.number(one.value(), measured.unit())
                    + ", here " + Judgement.number(measured.value(), measured.unit());
            boolean comparable = Double.isFinite(off);
            field("published", text + (comparable ? " (" + signedPercent(off) + ")" : ""));
        }
        published.stream()
                .map(Published::source)
                .distinct()
                .forEach(source -> field("source", source));
    }

    private static String signedPercent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }

    private static String came(Met met) {
        if (met.measured().equals(Judgement.NOTHING)) {
            return "there is " + met.measured();
        }
        return met.measured().equals(Judgement.word(Status.VALID))
                ? "it " + met.measured()
                : "it is " + met.measured();
    }

    private static String asExpected(Met met) {
        Expectation expectation = met.expectation();
        return expectation.demand().aboutNumber()
                ? expectation.subject() + " " + met.measured() + " ("
                        + expectation.text().substring(expectation.subject().length() + 2) + ")"
                : expectation.subject() + " " + met.measured();
    }

    private String conclusion(Report report) {
        long all = report.variants().stream()
                .mapToLong(v -> v.expectations().size())
                .sum();
        long met = report.variants().stream()
                .flatMap(judged -> judged.expectations().stream())
                .filter(Met::met)
                .count();
        if (all == 0) {
            return "Nothing was expected.";
        }
        String count = met + " of " + all + " expectations met";
        return switch (Judgement.outcome(report)) {
            case MET -> terminal.good(count) + ".";
            case NOT_MET -> terminal.bad(count) + ".";
            case UNDECIDED -> terminal.doubtful(count) + ", the rest undecided.";
        };
    }

    private String coloured(Status status, String text) {
        return switch (status) {
            case VALID -> terminal.good(text);
            case INVALID -> terminal.bad(text);
            case UNKNOWN -> terminal.doubtful(text);
        };
    }

    private void field(String name, String text) {
        line("  " + name + " ".repeat(Math.max(0, WIDTH - name.length())) + "  " + text);
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
