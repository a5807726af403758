package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.library.UnknownScenarioException;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario to run, and what to change in it. */
final class ScenarioArguments {
    @Parameters(
            paramLabel = "SCENARIO",
            description = "A name from 'anachron list', or a YAML file.")
    String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Use this seed instead of the scenario's own.")
    @Nullable
    Long seed;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Run only this variant; may be given more than once.")
    List<String> variants = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change one value by its path in the YAML, for example duration=20s;"
                    + " may be given more than once.")
    List<String> sets = new ArrayList<>();

    Loaded load() throws UnknownScenarioException, InvalidScenarioException {
        return ScenarioLoader.load(
                new Library().find(scenario), new Overrides(sets, seed, variants));
    }

    /** The command line that runs the same again, ready for a shell. */
    String command(String verb, long usedSeed) {
        StringBuilder text = new StringBuilder("anachron ").append(verb);
        text.append(' ').append(Shell.quoted(scenario));
        text.append(" --seed ").append(usedSeed);
        variants.forEach(name -> text.append(" --variant ").append(Shell.quoted(name)));
        sets.forEach(set -> text.append(" --set ").append(Shell.quoted(set)));
        return text.toString();
    }
}
