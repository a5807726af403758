package dev.anachron.cli;

import dev.anachron.engine.Run;
import dev.anachron.export.Export;
import dev.anachron.export.Exports;
import dev.anachron.load.Nearest;
import dev.anachron.run.Rerun;
import dev.anachron.run.Runs;
import dev.anachron.store.TraceStores;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Content;
import dev.anachron.write.StoredResult;
import dev.anachron.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron export}: a result for other tools. */
@Command(
        name = "export",
        description = "Writes a result in the format of another tool; runs it again for that.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", description = "A result folder or its result.json.")
    Path result;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "csv (spreadsheets), jepsen (Jepsen, Knossos, Elle), perfetto (Perfetto,"
                    + " chrome://tracing), plume (Plume, AWDIT), porcupine (its viewer), shiviz"
                    + " (ShiViz).")
    String format;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Which variant is meant; by default the first.")
    @Nullable
    String variant;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes, in place of a file that is there; to standard output by"
                    + " default.")
    @Nullable
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        Export export = export();
        StoredResult stored = StoredResult.read(result);
        WholeFile file = out == null ? null : WholeFile.at(out);
        try (TraceStores stores = new TraceStores(stored.folder(), TraceStores.IN_MEMORY)) {
            Run run = Rerun.of(
                    stored,
                    stored.variant(variant),
                    Runs.Simulator.keeping(stores),
                    new Headline(terminal, false, List.of()));
            if (file == null) {
                print(export.of(run), terminal.out());
            } else {
                file.write(export.of(run));
            }
        }
        return Exit.OK;
    }

    private Export export() {
        List<String> names = Exports.ALL.stream().map(Export::name).toList();
        return Exports.ALL.stream()
                .filter(one -> one.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "unknown format '" + format + "'; expected one of "
                                + String.join(", ", names) + Nearest.hint(format, names)));
    }

    private static void print(Content content, PrintWriter to) throws CannotWriteException {
        try (LinesTo lines = new LinesTo(to)) {
            content.writeTo(lines);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write to standard output: " + e.getMessage());
        }
    }
}
