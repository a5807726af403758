package dev.anachron.cli;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.why.Explanation;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.report.Judged.Met;
import dev.anachron.report.Report;
import dev.anachron.run.Judgement;

import java.util.List;
import java.util.stream.Collectors;

/** What a run found, for people. */
final class Transcript {
    /** The promises whose breach the clients can see: these are explained. */
    private static final List<String> EXPLAINED = List.of("linearizable", "monotonic-reads");

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
        verdicts(judged, Status.INVALID);
        verdicts(judged, Status.UNKNOWN);
        verdicts(judged, Status.VALID);
        judged.measures().stream()
                .filter(measured -> measured.measure().equals("stale-reads"))
                .forEach(measured -> line("  stale reads  " + staleReads(measured.value())));
        judged.findings().stream()
                .filter(finding -> finding.verdict().status() != Status.VALID)
                .forEach(finding -> reason(judged, finding));
        judged.expectations().forEach(met -> expectation(judged, met));
        if (judged.run().vacuous()) {
            line("  " + terminal.doubtful("vacuous") + ": no fault touched anything");
        }
        line(terminal.faint("  trace " + judged.run().trace().hash()));
    }

    private static String changes(Judged judged) {
        List<String> changes = judged.variant().changes();
        return changes.isEmpty() ? "" : "  " + String.join(", ", changes);
    }

    private void verdicts(Judged judged, Status status) {
        String names = judged.findings().stream()
                .filter(finding -> finding.verdict().status() == status)
                .map(Finding::checker)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            String word = Judgement.word(status);
            line("  " + coloured(status, word) + " ".repeat(11 - word.length()) + "  " + names);
        }
    }

    private static String staleReads(double count) {
        return Double.isNaN(count) ? "nothing to measure" : Long.toString((long) count);
    }

    private void reason(Judged judged, Finding finding) {
        Verdict verdict = finding.verdict();
        String word = coloured(verdict.status(), Judgement.word(verdict.status()));
        line("  " + finding.checker() + " " + word + ": " + verdict.reason());
        if (EXPLAINED.contains(finding.checker()) && verdict.status() == Status.INVALID) {
            Explanation.of(verdict, judged.run().history(), judged.run().trace())
                    .forEach(step ->
                            line("    " + SimTime.text(step.atNanos()) + "  " + step.text()));
        }
    }

    private void expectation(Judged judged, Met met) {
        String mark = met.met()
                ? terminal.good("✓")
                : Judgement.undecided(judged, met) ? terminal.doubtful("?") : terminal.bad("✗");
        String came = met.met() ? met.measured() : "but " + met.measured();
        line("  " + mark + " expected " + met.expectation().text() + " (" + came + ")");
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

    private void line(String text) {
        terminal.out().println(text);
    }
}
