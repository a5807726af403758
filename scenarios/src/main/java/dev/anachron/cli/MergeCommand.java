package dev.anachron.cli;

import dev.anachron.run.sweep.Merge;
import dev.anachron.sweep.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron merge}: the parts of a sweep that ran on several machines. */
@Command(
        name = "merge",
        description = "Puts the parts of a sweep together: the same files as of the whole sweep.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SWEEP",
            arity = "1..*",
            description = "The folders of all parts that 'anachron sweep --shard' made.")
    List<Path> parts;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the sweep goes.")
    Path out;

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
        Summary summary = Merge.of(parts).into(out);
        return SweepText.tell(Terminal.of(spec.commandLine()), summary, out, json, junit);
    }
}
