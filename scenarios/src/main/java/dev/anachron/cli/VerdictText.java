package dev.anachron.cli;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.histories.ReadHistory;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.report.Judged.Finding;
import dev.anachron.run.HistoryJudgement;
import dev.anachron.run.Judgement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What was found about a history, for people. */
final class VerdictText {
    private final Terminal terminal;
    private final ReadHistory read;

    VerdictText(Terminal terminal, ReadHistory read) {
        this.terminal = terminal;
        this.read = read;
    }

    void print(List<Finding> findings) {
        line(terminal.bold(Terminal.harmless(read.file())) + ": "
                + read.format().title() + ", " + read.type().text() + ", " + size());
        if (!read.timed()) {
            line("It does not say when; its events are a millisecond apart here.");
        }
        line("");
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        findings.forEach(finding -> verdicts.put(finding.checker(), finding.verdict()));
        map(verdicts);
        legend(findings);
        if (mapped(verdicts)) {
            List<String> strongest = Lattice.strongest(verdicts, verdict -> true);
            line("");
            line("Strongest that held: "
                    + (strongest.isEmpty() ? "none" : String.join(", ", strongest)) + ".");
        }
        Map<String, List<Finding>> byReason = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.verdict().status() != Status.VALID)
                .filter(finding -> !notJudged(finding.verdict()))
                .filter(finding -> !Lattice.followsFromWeaker(verdicts, finding.checker()))
                .forEach(finding -> byReason.computeIfAbsent(
                                reason(finding), unused -> new ArrayList<>())
                        .add(finding));
        byReason.values().forEach(this::reasons);
        consequences(findings, verdicts);
    }

    /** Several models are painted on the map of what implies what. */
    private static boolean mapped(Map<String, Verdict> verdicts) {
        return verdicts.keySet().stream().filter(Lattice::has).count() > 1;
    }

    private void map(Map<String, Verdict> verdicts) {
        Map<String, String> names = new LinkedHashMap<>();
        if (mapped(verdicts)) {
            Lattice.drawn().forEach((name, drawn) -> {
                if (verdicts.containsKey(name)) {
                    names.put(name, drawn);
                }
            });
        }
        verdicts.keySet().forEach(name -> names.putIfAbsent(name, name));
        int width = names.values().stream().mapToInt(String::length).max().orElse(0);
        names.forEach((name, drawn) ->
                line("  " + padded(drawn, width) + "  " + word(verdict(verdicts, name))));
    }

    /** What the words on the map mean that do not speak for themselves. */
    private void legend(List<Finding> findings) {
        List<Verdict> verdicts = findings.stream().map(Finding::verdict).toList();
        if (verdicts.stream().anyMatch(VerdictText::untested)) {
            line("");
            line("untested: kept, but nothing here could have broken it: no operations overlapped,"
                    + " for example,");
            line("or nobody read twice. --json says of each model what was missing.");
        }
        if (verdicts.stream().anyMatch(VerdictText::notJudged)) {
            line("");
            line("not judged: a promise about registers, which are only read, written and deleted;"
                    + " here is none.");
        }
    }

    /** What is violated since a weaker model is. */
    private void consequences(List<Finding> findings, Map<String, Verdict> verdicts) {
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.verdict().status() == Status.INVALID)
                .map(Finding::checker)
                .filter(name -> Lattice.followsFromWeaker(verdicts, name))
                .forEach(name -> Lattice.brokenBelow(verdicts, name)
                        .ifPresent(
                                cause -> byCause.computeIfAbsent(cause, unused -> new ArrayList<>())
                                        .add(name)));
        if (!byCause.isEmpty()) {
            line("");
        }
        byCause.forEach((cause, names) -> line(String.join(", ", names) + " "
                + terminal.bad(Judgement.word(Status.INVALID)) + ", too, since "
                + (names.size() == 1 ? "it implies " : "each implies ") + cause + "."));
    }

    private static boolean untested(Verdict verdict) {
        return verdict.status() == Status.VALID && !verdict.tested();
    }

    private static boolean notJudged(Verdict verdict) {
        return verdict.equals(HistoryJudgement.NOT_JUDGED);
    }

    private static String reason(Finding finding) {
        Verdict verdict = finding.verdict();
        return Judgement.word(verdict.status()) + ": " + verdict.reason();
    }

    private static Verdict verdict(Map<String, Verdict> verdicts, String name) {
        return Objects.requireNonNull(verdicts.get(name));
    }

    private String size() {
        History history = read.told();
        long clients =
                history.operations().stream().map(Operation::client).distinct().count();
        return counted(history.operations().size(), "operation") + " of "
                + number(clients) + (clients == 1 ? " process" : " processes") + " on "
                + counted(history.keys().size(), "object") + "; "
                + number(history.count(Outcome.INFO)) + " of unknown outcome, "
                + number(history.count(Outcome.FAIL)) + " failed";
    }

    private static String counted(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String word(Verdict verdict) {
        if (notJudged(verdict)) {
            return terminal.faint("not judged");
        }
        String word = Judgement.word(verdict.status());
        return switch (verdict.status()) {
            case VALID -> terminal.good(word) + (verdict.tested() ? "" : ", untested");
            case INVALID -> terminal.bad(word);
            case UNKNOWN -> terminal.doubtful(word);
        };
    }

    /** What is the same for several models is told once. */
    private void reasons(List<Finding> alike) {
        Verdict verdict = alike.get(0).verdict();
        line("");
        line(alike.stream().map(Finding::checker).collect(Collectors.joining(", ")) + " "
                + word(verdict) + ": " + Terminal.harmless(verdict.reason()));
        verdict.evidence()
                .forEach(piece ->
                        line("  " + padded(place(piece), 12) + Terminal.harmless(piece.text())));
    }

    /** A history's own line says more than an instant that it may not even have. */
    private String place(Evidence piece) {
        if (piece.operation() < 0) {
            return SimTime.text(piece.atNanos());
        }
        int line = read.lines().get(piece.operation());
        return line > 0 ? "line " + line : "at first";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
