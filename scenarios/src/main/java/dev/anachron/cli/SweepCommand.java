package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.load.Source;
import dev.anachron.run.sweep.Grid;
import dev.anachron.run.sweep.Limits;
import dev.anachron.run.sweep.Sweep;
import dev.anachron.run.sweep.SweepFiles;
import dev.anachron.run.sweep.Trials;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.Design.Part;
import dev.anachron.sweep.Summary;
import dev.anachron.write.SweepFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron sweep}: a scenario over many seeds, and over a grid of settings. */
@Command(
        name = "sweep",
        description = "Runs a scenario over many seeds and says how often each promise broke.")
final class SweepCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO",
            description = "A name from 'anachron list', or a YAML file.")
    String scenario;

    @Mixin
    SweepArguments arguments;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Run only this variant; may be given more than once.")
    List<String> variants = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=V1,V2,…",
            description = "Change one value by its path in the YAML; with several values, run each."
                    + " May be given more than once: then each combination.")
    List<String> sets = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the result goes; out/<scenario>/seeds-<A>-<B> by default.")
    @Nullable
    Path out;

    @Option(names = "--resume", description = "Go on with what an interrupted sweep has left.")
    boolean resume;

    @Option(names = "--json", description = "Print summary.json and nothing else.")
    boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the expectations as JUnit XML, too, for a build server.")
    @Nullable
    Path junit;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (arguments.enough != null && !arguments.part.equals(Part.WHOLE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--until needs to know all runs, and --shard has a part of them");
        }
        Source source = new Library().find(scenario);
        Limits limits = arguments.limits();
        Trials trials = new Trials(source, Grid.of(sets), variants, limits, this::replay);
        Design design = design(trials);
        Path folder = out == null ? folder(design) : out;
        try (SweepFolder into = SweepFolder.begin(folder, design, resume)) {
            Sweep sweep = new Sweep(design, trials, limits, into);
            try (SweepProgress progress = new SweepProgress(terminal(), design)) {
                sweep.run(arguments.jobs(), arguments.enough(), progress);
            }
            Summary summary = sweep.summary();
            into.finish(SweepFiles.of(
                    summary,
                    trials.loaded().scenario().question(),
                    trials.loaded().resolvedYaml()));
            return SweepText.tell(terminal(), summary, folder, json, junit);
        }
    }

    private Design design(Trials trials) {
        StringBuilder command = new StringBuilder("anachron sweep ");
        command.append(Shell.quoted(scenario)).append(" --seeds ");
        command.append(arguments.seeds.first()).append("..").append(arguments.seeds.last());
        variants.forEach(name -> command.append(" --variant ").append(Shell.quoted(name)));
        sets.forEach(set -> command.append(" --set ").append(Shell.quoted(set)));
        if (arguments.enough != null) {
            command.append(" --until ")
                    .append(Percent.text(arguments.enough.half()))
                    .append('%');
        }
        return new Design(
                trials.loaded().scenario().name(),
                Version.text(),
                command.toString(),
                arguments.seeds.first(),
                arguments.seeds.last(),
                arguments.part,
                trials.cells());
    }

    private String replay(String variant, List<String> changes, long seed) {
        StringBuilder command = new StringBuilder("anachron run ");
        command.append(Shell.quoted(scenario)).append(" --seed ").append(seed);
        command.append(" --variant ").append(Shell.quoted(variant));
        changes.forEach(set -> command.append(" --set ").append(Shell.quoted(set)));
        return command.toString();
    }

    private static Path folder(Design design) {
        String part = design.part().equals(Part.WHOLE)
                ? ""
                : "-part-" + design.part().index() + "-of-" + design.part().of();
        return Path.of(
                "out",
                design.scenario(),
                "seeds-" + design.firstSeed() + "-" + design.lastSeed() + part);
    }

    private Terminal terminal() {
        return Terminal.of(spec.commandLine());
    }
}
