package dev.anachron.cli;

import dev.anachron.base.Command;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.histories.ObjectType;
import dev.anachron.histories.ReadHistory;
import dev.anachron.history.Operation;
import dev.anachron.report.Judged.Finding;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings in the words of the file. A lock without tokens is judged as a register that is set where nothing is,
 * and deleted; people acquire and release it.
 */
final class LockWords {
    /** The longest first, since one may be the beginning of another. */
    private final Map<String, String> words = new TreeMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

    LockWords(ReadHistory read) {
        if (read.type() == ObjectType.LOCK) {
            read.history().operations().stream().map(Operation::command).forEach(this::see);
        }
    }

    private void see(Command command) {
        if (command instanceof Command.PutIfAbsent) {
            words.put(command.text(), "acquire " + command.key());
            words.put("deleting it", "releasing it");
        } else if (command instanceof Command.Delete) {
            words.put(command.text(), "release " + command.key());
        }
    }

    Finding said(Finding finding) {
        Verdict verdict = finding.verdict();
        if (words.isEmpty()) {
            return finding;
        }
        return new Finding(
                finding.checker(),
                finding.promise(),
                new Verdict(
                        verdict.status(),
                        said(verdict.reason()),
                        verdict.evidence().stream()
                                .map(piece -> new Evidence(
                                        piece.operation(), piece.atNanos(), said(piece.text())))
                                .toList(),
                        verdict.tested()));
    }

    private String said(String text) {
        String said = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            said = said.replace(word.getKey(), word.getValue());
        }
        return said;
    }
}
