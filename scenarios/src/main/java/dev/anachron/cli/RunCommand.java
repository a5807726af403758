package dev.anachron.cli;

import dev.anachron.load.Loaded;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.run.Judgement;
import dev.anachron.run.Runs;
import dev.anachron.run.Simulated;
import dev.anachron.store.TraceStores;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Rendering;
import dev.anachron.write.ResultFolder;
import dev.anachron.write.ResultJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anachron run}: from a scenario to a result folder. */
@Command(name = "run", description = "Runs a scenario and writes its result folder.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    ScenarioArguments arguments;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the result goes; out/<scenario>/<seed> by default.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Print result.json and nothing else.")
    boolean json;

    @Option(names = "--no-report", description = "Write neither report.html nor charts.")
    boolean noReport;

    @Option(names = "--open", description = "Open the report in the browser.")
    boolean open;

    @Mixin
    ChartArguments charts;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Loaded loaded = load();
        try (TraceStores stores = stores(loaded)) {
            List<Simulated> runs = simulate(loaded, stores);
            List<Judged> variants = Judgement.check(runs);
            Report report = compose(loaded, variants);
            return write(report, loaded);
        }
    }

    private Loaded load() throws Exception {
        if (open && noReport) {
            throw new ParameterException(
                    spec.commandLine(), "--open needs the report that --no-report leaves out");
        }
        if (noReport && charts.given()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--no-report leaves out the charts that --charts or --svg ask for");
        }
        rendering();
        Loaded loaded = arguments.load();
        ResultFolder.check(folder(loaded), loaded.scenario().name());
        return loaded;
    }

    /** On the disk where the result will be: there has to be room for it anyway. */
    private TraceStores stores(Loaded loaded) throws CannotWriteException {
        return new TraceStores(ResultFolder.nearest(folder(loaded)), TraceStores.IN_MEMORY);
    }

    private List<Simulated> simulate(Loaded loaded, TraceStores stores) {
        List<Simulated> runs = Runs.probed(Runs.simulate(
                loaded.scenario(),
                Runs.Simulator.keeping(stores),
                new Headline(terminal(), !json, arguments.sets)));
        return noReport ? runs : Runs.watched(runs);
    }

    private Report compose(Loaded loaded, List<Judged> variants) {
        String command = arguments.command("run", loaded.scenario().seed());
        return Runs.compose(loaded.scenario(), variants, new Runs.Maker(Version.text(), command));
    }

    private int write(Report report, Loaded loaded) throws CannotWriteException {
        Path folder = folder(loaded);
        Runs.write(report, loaded, folder, rendering());
        if (json) {
            String text = new String(ResultJson.bytes(report), StandardCharsets.UTF_8);
            terminal().out().print(text);
        } else {
            new Transcript(terminal()).print(report);
            terminal().out().println("Result: " + folder);
        }
        present(folder.resolve("report.html"));
        return switch (Judgement.outcome(report)) {
            case MET -> Exit.OK;
            case NOT_MET -> Exit.NOT_MET;
            case UNDECIDED -> Exit.UNDECIDED;
        };
    }

    private Rendering rendering() {
        return noReport ? Rendering.NOTHING : charts.rendering();
    }

    private void present(Path page) {
        if (noReport) {
            return;
        }
        if (!json) {
            terminal().out().println("Report: " + page);
        }
        if (open) {
            Browser.open(page, terminal());
        }
    }

    private Path folder(Loaded loaded) {
        String name = loaded.scenario().name();
        String seed = Long.toString(loaded.scenario().seed());
        if (out == null) {
            return Path.of("out", name, seed);
        }
        return out.toString().isEmpty() ? Path.of(".") : out;
    }

    private Terminal terminal() {
        return Terminal.of(spec.commandLine());
    }
}
