package dev.anachron.cli;

import dev.anachron.library.Library;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron show}: the YAML as its author wrote it. */
@Command(name = "show", description = "Prints a scenario's YAML.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO",
            description = "A name from 'anachron list', or a YAML file.")
    String scenario;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().print(new Library().find(scenario).text());
        return Exit.OK;
    }
}
