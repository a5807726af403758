package dev.anachron.cli;

import dev.anachron.check.Verdict.Status;
import dev.anachron.run.Comparison;
import dev.anachron.run.Judgement;
import dev.anachron.run.Parting;
import dev.anachron.write.StoredResult;
import dev.anachron.write.TraceLine;
import dev.anachron.write.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron compare}: where do two runs part, and what became of each? */
@Command(
        name = "compare",
        description = {
            "Shows where runs part: what differs in their settings, the first event that differs,"
                    + " and their verdicts.",
            "Of one result, each variant is compared with the first; of several, each result with"
                    + " the first, variant by variant."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RESULT",
            arity = "1..*",
            description = "Result folders or their result.json.")
    List<Path> results = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write all of them side by side as one page, too.")
    @Nullable
    Path out;

    @Option(names = "--open", description = "Open that page in the browser.")
    boolean open;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (open && out == null) {
            throw new ParameterException(spec.commandLine(), "--open needs a page: say --out FILE");
        }
        List<StoredResult> stored = new ArrayList<>();
        for (Path result : results) {
            stored.add(StoredResult.read(result));
        }
        WholeFile file = out == null ? null : WholeFile.at(out);
        SideBySide page = out == null ? null : new SideBySide(stored);
        List<Comparison> comparisons = new ArrayList<>();
        for (Comparison.Pair pair : Comparison.pairs(stored)) {
            comparisons.add(Comparison.of(pair));
            print(comparisons.get(comparisons.size() - 1));
        }
        if (out != null && file != null && page != null) {
            page.write(file, comparisons);
            SideBySide.present(out, open, terminal());
        }
        return comparisons.stream().allMatch(Comparison::same) ? Exit.OK : Exit.NOT_MET;
    }

    private void print(Comparison comparison) {
        side("A", comparison.first());
        side("B", comparison.second());
        settings(comparison.settings());
        traces(comparison);
        verdicts(comparison.first().variant(), comparison.second().variant());
        line("");
    }

    private void side(String letter, Comparison.Side side) {
        StoredResult result = side.result();
        line(terminal().bold(letter + " " + side.variant().name()) + " · " + result.scenario()
                + " · seed " + result.seed() + " · Anachron " + result.version() + " · "
                + result.folder());
    }

    private void settings(List<String> settings) {
        line("  settings: " + (settings.isEmpty() ? "the same" : "A → B"));
        settings.forEach(setting -> line("    " + setting));
    }

    private void traces(Comparison comparison) {
        Optional<Parting> parting = comparison.parting();
        if (parting.isPresent()) {
            line("  traces: "
                    + terminal()
                            .bold("part at " + TraceLine.instant(parting.get().atNanos()))
                    + ", after " + parting.get().event() + " events that are the same");
            new Partings(terminal(), "A", "B").print(parting.get());
        } else if (comparison.same()) {
            line("  traces: the same " + comparison.first().variant().traceHash());
        } else {
            line("  traces: the events read the same, but the hashes differ: by how often random"
                    + " numbers were drawn, or by what the lines leave out");
            line("    A  " + comparison.first().variant().traceHash());
            line("    B  " + comparison.second().variant().traceHash());
        }
    }

    private void verdicts(StoredResult.Variant first, StoredResult.Variant second) {
        SortedSet<String> checkers = new TreeSet<>(first.verdicts().keySet());
        checkers.addAll(second.verdicts().keySet());
        int width = checkers.stream().mapToInt(String::length).max().orElse(0);
        line("  verdicts:" + " ".repeat(Math.max(0, width - 5)) + padded("A") + "B");
        for (String checker : checkers) {
            String one = word(first, checker);
            String other = word(second, checker);
            String row = checker + " ".repeat(width - checker.length()) + "  " + padded(one);
            line("    " + row + (one.equals(other) ? other : terminal().bold(other) + "  ≠"));
        }
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(1, 11 - word.length()));
    }

    private static String word(StoredResult.Variant variant, String checker) {
        String verdict = variant.verdicts().getOrDefault(checker, "not asked");
        return Arrays.stream(Status.values())
                .filter(status -> status.text().equals(verdict))
                .map(Judgement::word)
                .findFirst()
                .orElse(verdict);
    }

    private Terminal terminal() {
        return Terminal.of(spec.commandLine());
    }

    private void line(String text) {
        terminal().out().println(text);
    }
}
