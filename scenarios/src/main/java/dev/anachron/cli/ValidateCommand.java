package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.library.UnknownScenarioException;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron validate}: every problem of every file. */
@Command(name = "validate", description = "Checks scenarios and prints every problem.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "YAML files, or names from 'anachron list'.")
    List<String> files;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean valid = true;
        for (String file : files) {
            valid &= validate(file, out);
        }
        return valid ? Exit.OK : Exit.USAGE;
    }

    private static boolean validate(String file, PrintWriter out) {
        try {
            ScenarioLoader.load(new Library().find(file), Overrides.NONE);
            out.println(file + ": ok");
            return true;
        } catch (InvalidScenarioException e) {
            e.problems().forEach(out::println);
        } catch (UnknownScenarioException e) {
            out.println(e.getMessage());
        }
        return false;
    }
}
