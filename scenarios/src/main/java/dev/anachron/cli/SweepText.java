package dev.anachron.cli;

import dev.anachron.page.SweepView;
import dev.anachron.run.sweep.SweepFiles;
import dev.anachron.sweep.Share;
import dev.anachron.sweep.Summary;
import dev.anachron.sweep.Tally;
import dev.anachron.sweep.Tally.Came;
import dev.anachron.sweep.Tally.Seeds;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.SweepJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sweep found, for a terminal. */
final class SweepText {
    private static final int SEEDS_SHOWN = 8;

    private final Terminal terminal;
    private final Summary summary;
    private final int width;

    private SweepText(Terminal terminal, Summary summary) {
        this.terminal = terminal;
        this.summary = summary;
        this.width = summary.tallies().stream()
                .mapToInt(tally -> tally.cell().title().length())
                .max()
                .orElse(0);
    }

    /** Prints what is asked for and says how the program ends. */
    static int tell(
            Terminal terminal, Summary summary, Path folder, boolean json, @Nullable Path junit)
            throws CannotWriteException {
        if (junit != null) {
            SweepFiles.junit(summary, junit);
        }
        if (json) {
            byte[] bytes = SweepJson.summary(summary);
            terminal.out().print(new String(bytes, StandardCharsets.UTF_8));
        } else {
            new SweepText(terminal, summary).print(folder);
        }
        return switch (summary.outcome()) {
            case MET -> Exit.OK;
            case NOT_MET -> Exit.NOT_MET;
            case UNDECIDED -> Exit.UNDECIDED;
        };
    }

    private void print(Path folder) {
        SweepView page = SweepView.of(summary, "");
        terminal.out()
                .println(terminal.bold(summary.design().scenario()) + ", seeds " + page.seeds()
                        + ": " + page.runs() + " runs, Anachron " + page.version());
        for (SweepView.Promise one : page.promises()) {
            String promise = one.name();
            terminal.out().println();
            terminal.out().println(terminal.bold(promise) + " broken by");
            breakers(promise);
        }
        expectations();
        failures();
        summary.idle()
                .forEach((cell, other) -> terminal.out()
                        .println("  " + terminal.doubtful(cell) + " ran the very same as " + other
                                + ": the value has no effect, or the variant sets its own"));
        terminal.out().println();
        terminal.out().println("Result: " + folder);
        terminal.out().println("Report: " + folder.resolve("report.html"));
    }

    private void breakers(String promise) {
        double others = 0;
        for (Tally tally : summary.tallies()) {
            Share share = tally.violated(promise);
            if (share.count() > 0 || tally.undecided().containsKey(promise)) {
                terminal.out()
                        .println("  " + padded(tally) + "  " + SweepView.said(tally, promise));
            } else {
                others = Math.max(others, share.high());
            }
        }
        if (others > 0) {
            terminal.out()
                    .println("  "
                            + terminal.faint(
                                    "the others never (0 % to " + SweepView.percent(others) + ")"));
        }
    }

    private String padded(Tally tally) {
        String title = tally.cell().title();
        return title + " ".repeat(width - title.length());
    }

    private void expectations() {
        List<Came> all = summary.tallies().stream()
                .flatMap(tally -> tally.expectations().stream())
                .toList();
        long met =
                all.stream().filter(came -> came.outcome() == Tally.Outcome.MET).count();
        terminal.out().println();
        terminal.out()
                .println(terminal.bold("expected") + ": " + met + " of " + all.size()
                        + " expectations met");
        for (Tally tally : summary.tallies()) {
            tally.expectations().stream()
                    .filter(came -> came.outcome() != Tally.Outcome.MET)
                    .forEach(came -> expectation(tally, came));
        }
    }

    private void expectation(Tally tally, Came came) {
        String sense = came.expected().sometimes() ? "some seed" : "every seed";
        String sign = came.outcome() == Tally.Outcome.NOT_MET
                ? terminal.bad("NOT MET")
                : terminal.doubtful("undecided");
        terminal.out()
                .println("  " + padded(tally) + "  " + came.expected().text() + ", with " + sense
                        + ": " + sign + " (" + came.met() + " of " + came.runs() + ")");
        if (came.unmet().count() > 0) {
            otherwise(came.unmet());
        }
    }

    private void otherwise(Seeds seeds) {
        String first = seeds.first().stream()
                .limit(SEEDS_SHOWN)
                .map(example -> Long.toString(example.seed()))
                .collect(Collectors.joining(" "));
        terminal.out()
                .println("  " + " ".repeat(width) + "    not with seed " + first
                        + (seeds.count() > SEEDS_SHOWN ? " …" : "") + "; see "
                        + seeds.first().get(0).replay());
    }

    private void failures() {
        for (Tally tally : summary.tallies()) {
            tally.failed()
                    .forEach((how, seeds) -> terminal.out()
                            .println("  " + padded(tally) + "  " + terminal.bad(how) + " "
                                    + seeds.count() + ": "
                                    + seeds.first().get(0).replay()));
        }
    }
}
