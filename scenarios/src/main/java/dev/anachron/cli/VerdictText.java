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
        line(terminal.bold(read.file()) + ": " + read.format().title() + ", "
                + read.type().text() + ", " + size());
        if (!read.timed()) {
            line("It does not say when; its events are a millisecond apart here.");
        }
        line("");
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        findings.forEach(finding -> verdicts.put(finding.checker(), finding.verdict()));
        Map<String, String> drawn = Lattice.drawn();
        boolean whole = verdicts.keySet().stream().filter(Lattice::has).count() > 1;
        int width = findings.stream()
                .mapToInt(finding -> name(finding.checker(), drawn, whole).length())
                .max()
                .orElse(0);
        if (whole) {
            drawn.keySet().stream()
                    .filter(verdicts::containsKey)
                    .forEach(name -> line("  " + padded(drawn.getOrDefault(name, name), width)
                            + "  " + word(verdict(verdicts, name))));
        }
        findings.stream()
                .filter(finding -> !whole || !Lattice.has(finding.checker()))
                .forEach(finding -> line(
                        "  " + padded(finding.checker(), width) + "  " + word(finding.verdict())));
        List<String> strongest = Lattice.strongest(verdicts);
        if (whole) {
            line("");
            line("Strongest that held: "
                    + (strongest.isEmpty() ? "none" : String.join(", ", strongest)) + ".");
        }
        Map<String, List<Finding>> byReason = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.verdict().status() != Status.VALID)
                .filter(finding -> !Lattice.followsFromWeaker(verdicts, finding.checker()))
                .forEach(finding -> byReason.computeIfAbsent(
                                reason(finding), unused -> new ArrayList<>())
                        .add(finding));
        byReason.values().forEach(this::reasons);
    }

    private static String reason(Finding finding) {
        Verdict verdict = finding.verdict();
        return Judgement.word(verdict.status()) + ": " + verdict.reason();
    }

    private static Verdict verdict(Map<String, Verdict> verdicts, String name) {
        return Objects.requireNonNull(verdicts.get(name));
    }

    private static String name(String checker, Map<String, String> drawn, boolean whole) {
        return whole ? drawn.getOrDefault(checker, checker) : checker;
    }

    private String size() {
        History history = read.history();
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
        String word = Judgement.word(verdict.status());
        return switch (verdict.status()) {
            case VALID ->
                terminal.good(word) + (verdict.tested() ? "" : ", but nothing put it to the test");
            case INVALID -> terminal.bad(word);
            case UNKNOWN -> terminal.doubtful(word);
        };
    }

    /** What is the same for several models is told once. */
    private void reasons(List<Finding> alike) {
        Verdict verdict = alike.get(0).verdict();
        line("");
        line(alike.stream().map(Finding::checker).collect(Collectors.joining(", ")) + " "
                + word(verdict) + ": " + verdict.reason());
        verdict.evidence().forEach(piece -> line("  " + padded(place(piece), 12) + piece.text()));
    }

    /** A history's own line says more than an instant that it may not even have. */
    private String place(Evidence piece) {
        int line = piece.operation() < 0 ? 0 : read.lines().get(piece.operation());
        return line > 0 ? "line " + line : SimTime.text(piece.atNanos());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
