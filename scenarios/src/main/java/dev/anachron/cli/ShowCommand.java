package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron show}: the YAML as its author wrote it, or with what the seed decides of it. */
@Command(name = "show", description = "Prints a scenario's YAML.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO",
            description = "A name from 'anachron list', or a YAML file.")
    String scenario;

    @Option(
            names = "--drawn",
            description = "With everything that its nemesis draws written out, to edit by hand;"
                    + " of one variant, the first unless --variant names another.")
    boolean drawn;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw from this seed instead of the scenario's own.")
    @Nullable
    Long seed;

    @Option(names = "--variant", paramLabel = "NAME", description = "Which variant is meant.")
    @Nullable
    String variant;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!drawn && (seed != null || variant != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--seed and --variant go with --drawn only");
        }
        Source source = new Library().find(scenario);
        spec.commandLine().getOut().print(drawn ? drawn(source) : source.text());
        return Exit.OK;
    }

    private String drawn(Source source) throws Exception {
        List<String> only = variant == null ? List.of() : List.of(variant);
        return ScenarioLoader.load(source, new Overrides(List.of(), seed, only)).drawnYaml();
    }
}
