package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.library.UnknownScenarioException;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.run.Judgement;
import dev.anachron.run.Site;
import dev.anachron.write.ResultFolder;
import dev.anachron.write.SiteFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron site}: the catalogue as pages that a course can publish. */
@Command(
        name = "site",
        description = "Writes a static site: every scenario's page, and an index of them.")
final class SiteCommand implements Callable<Integer> {
    /** Each job holds the traces of a scenario's variants. */
    private static final int JOBS_AT_MOST = 4;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description =
                    "Names from 'anachron list' or YAML files; by default the whole catalogue.")
    List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the site goes; an older site there gives way.")
    Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Use this seed for all instead of each scenario's own.")
    @Nullable
    Long seed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Site.Part> parts = parts();
        try (SiteFolder folder = SiteFolder.begin(out)) {
            Site site = new Site(folder, ResultFolder.nearest(out), Version.text());
            List<Site.Written> pages = write(site, parts);
            site.finish(pages);
            terminal().out().println("Site: " + out.resolve("index.html"));
            return exit(pages);
        }
    }

    /** All of them first, so that nobody waits for a site that cannot be. */
    private List<Site.Part> parts() throws UnknownScenarioException, InvalidScenarioException {
        Library library = new Library();
        List<Site.Part> parts = new ArrayList<>();
        List<String> taken = new ArrayList<>(List.of("index"));
        for (String name : scenarios.isEmpty() ? library.names() : scenarios) {
            Source source = library.find(name);
            var loaded = ScenarioLoader.load(source, new Overrides(List.of(), seed, List.of()));
            String title = loaded.scenario().name();
            if (taken.stream().anyMatch(title::equalsIgnoreCase)) {
                throw new ParameterException(
                        spec.commandLine(), "two pages would be called '" + title + ".html'");
            }
            taken.add(title);
            String command = "anachron run " + Shell.quoted(name) + " --seed "
                    + loaded.scenario().seed();
            parts.add(new Site.Part(family(source), loaded, command));
        }
        return parts;
    }

    /** {@code catalogue/raft/dethroned-leader.yaml} is of {@code raft}. */
    private static String family(Source source) {
        String[] folders = source.name().split("/", -1);
        return source.file() || folders.length < 3 ? "scenarios" : folders[folders.length - 2];
    }

    private List<Site.Written> write(Site site, List<Site.Part> parts) throws Exception {
        int jobs = Math.min(JOBS_AT_MOST, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(jobs, SiteCommand::worker);
        try {
            List<Future<Site.Written>> pages =
                    parts.stream().map(site::writing).map(workers::submit).toList();
            return collected(parts, pages);
        } finally {
            workers.shutdownNow();
        }
    }

    /** In the order of the scenarios, whichever is ready first. */
    private List<Site.Written> collected(List<Site.Part> parts, List<Future<Site.Written>> pages)
            throws Exception {
        ProgressLine progress = new ProgressLine(terminal(), parts.size());
        List<Site.Written> written = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = parts.get(i).loaded().scenario().name();
            progress.starts(i, name);
            written.add(result(pages.get(i)));
            progress.ended(i, name, written.get(i).entry().met().word());
        }
        return written;
    }

    private static Site.Written result(Future<Site.Written> page) throws Exception {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "site");
        thread.setDaemon(true);
        return thread;
    }

    private static int exit(List<Site.Written> pages) {
        List<Judgement.Outcome> outcomes =
                pages.stream().map(Site.Written::outcome).toList();
        if (outcomes.contains(Judgement.Outcome.NOT_MET)) {
            return Exit.NOT_MET;
        }
        return outcomes.contains(Judgement.Outcome.UNDECIDED) ? Exit.UNDECIDED : Exit.OK;
    }

    private Terminal terminal() {
        return Terminal.of(spec.commandLine());
    }
}
