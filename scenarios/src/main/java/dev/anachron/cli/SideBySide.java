package dev.anachron.cli;

import dev.anachron.page.PageView;
import dev.anachron.page.ReportPage;
import dev.anachron.page.SideBySideView;
import dev.anachron.page.SideBySideView.Parting;
import dev.anachron.run.Comparison;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Content;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.ReportJson;
import dev.anachron.write.StoredResult;
import dev.anachron.write.TraceLine;
import dev.anachron.write.WholeFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several stored results as one page. */
final class SideBySide {
    private final List<StoredResult> results;
    private final List<PageView> pages = new ArrayList<>();

    /** Reads their pages first, so that nobody waits for what cannot be. */
    SideBySide(List<StoredResult> results) throws DamagedResultException {
        this.results = results;
        for (StoredResult result : results) {
            pages.add(ReportJson.read(result));
        }
    }

    /** Writes the page, with what is known of where the runs part. */
    void write(WholeFile file, List<Comparison> comparisons) throws CannotWriteException {
        List<Parting> partings = comparisons.stream().map(this::parting).toList();
        file.write(Content.of(ReportPage.html(SideBySideView.of(pages, partings))));
    }

    /** Says where it is, and shows it where that is asked for. */
    static void present(Path file, boolean open, Terminal terminal) {
        terminal.out().println("Report: " + file);
        if (open) {
            Browser.open(file, terminal);
        }
    }

    private Parting parting(Comparison comparison) {
        Optional<dev.anachron.run.Parting> parting = comparison.parting();
        return new Parting(
                name(comparison.first()),
                name(comparison.second()),
                comparison.settings(),
                parting.map(one -> one.atNanos() / 1e9).orElse(Double.NaN),
                parting.map(one -> told(one, comparison))
                        .orElse(List.of(
                                comparison.same()
                                        ? "They are the same."
                                        : "Their events read the same.")));
    }

    private List<String> told(dev.anachron.run.Parting parting, Comparison comparison) {
        List<String> told = new ArrayList<>();
        told.add("They part at " + TraceLine.instant(parting.atNanos()) + ", after "
                + parting.event() + " events that are the same.");
        parting.common().forEach(line -> told.add("both: " + line));
        add(told, name(comparison.first()), parting.first());
        add(told, name(comparison.second()), parting.second());
        return told;
    }

    private static void add(List<String> told, String name, List<TraceLine> lines) {
        lines.forEach(line -> told.add(name + ": " + line));
        if (lines.isEmpty()) {
            told.add(name + ": (the trace ends here)");
        }
    }

    private String name(Comparison.Side side) {
        int number = results.indexOf(side.result());
        return SideBySideView.name(results.size(), number, side.variant().name());
    }
}
