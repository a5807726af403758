package dev.anachron.run;

import dev.anachron.load.Loaded;
import dev.anachron.page.PageView;
import dev.anachron.page.ReportPage;
import dev.anachron.page.SiteView;
import dev.anachron.report.Report;
import dev.anachron.store.TraceStores;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Content;
import dev.anachron.write.SiteFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** A static site: the pages of many scenarios and an index of them. */
public final class Site {
    private static final String INDEX = "index.html";

    private final SiteFolder folder;
    private final Path scratch;
    private final String version;

    /**
     * Pages of this version's making.
     *
     * @param scratch where long traces are kept meanwhile
     */
    public Site(SiteFolder folder, Path scratch, String version) {
        this.folder = folder;
        this.scratch = scratch;
        this.version = version;
    }

    /**
     * A scenario of the site.
     *
     * @param command runs it again
     */
    public record Part(String family, Loaded loaded, String command) {}

    /** A page that was written. */
    public record Written(SiteView.Entry entry, Judgement.Outcome outcome) {}

    /** The work of running a scenario and writing its page; parts may be written at the same time. */
    public Callable<Written> writing(Part part) {
        return () -> {
            try (TraceStores stores = new TraceStores(scratch, TraceStores.IN_MEMORY)) {
                Report report = report(part, stores);
                PageView page = PageView.of(report);
                SiteView.Entry entry =
                        SiteView.Entry.of(part.family(), report.scenario().tags(), page);
                folder.add(entry.file(), Content.of(ReportPage.html(page, INDEX)));
                return new Written(entry, Judgement.outcome(report));
            }
        };
    }

    private Report report(Part part, TraceStores stores) {
        var scenario = part.loaded().scenario();
        List<Simulated> runs =
                Runs.probed(Runs.simulate(scenario, Runs.Simulator.keeping(stores), Progress.NONE));
        return Runs.compose(
                scenario, Judgement.check(runs), new Runs.Maker(version, part.command()));
    }

    /** Writes the index and puts the site in its place. */
    public void finish(List<Written> pages) throws CannotWriteException {
        List<SiteView.Entry> entries = pages.stream().map(Written::entry).toList();
        folder.add(INDEX, Content.of(ReportPage.html(SiteView.of(version, entries))));
        folder.finish();
    }
}
