package dev.anachron.cli;

import dev.anachron.check.Verdict.Status;
import dev.anachron.histories.Format;
import dev.anachron.histories.HistoryFile;
import dev.anachron.histories.ObjectType;
import dev.anachron.histories.ReadHistory;
import dev.anachron.load.Nearest;
import dev.anachron.report.Judged.Finding;
import dev.anachron.run.HistoryJudgement;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.HistoryJson;
import dev.anachron.write.StoredResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron check}: which promises does a history keep? */
@Command(
        name = "check",
        description = "Judges a history by all consistency models that need no run to look at.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "HISTORY",
            description = "Jepsen's history.edn or log, Porcupine's key-value text, Anachron's"
                    + " history.jsonl, or a result folder.")
    Path history;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "How it is written: jepsen, porcupine-kv, anachron, or auto (the default):"
                            + " its content says.")
    String format = "auto";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "What its objects are: register, cas-register, counter, set, list-append, kv,"
                            + " lock, queue, or auto (the default): its operations say.")
    String model = "auto";

    @Option(
            names = "--initial",
            paramLabel = "VALUE",
            description =
                    "What all its objects hold at first, as EDN writes it: 0, [1 2], #{1 2}, \"a\";"
                            + " nothing by default, and zero for a counter.")
    @Nullable
    String initial;

    @Option(
            names = "--level",
            paramLabel = "NAME",
            description = "Judge by this model only, and let it decide the exit code; may be"
                    + " repeated. By default linearizable decides, and all are shown.")
    List<String> levels = List.of();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "How many steps each search may take before it is undecided; two million"
                    + " by default.")
    @Nullable
    Long budget;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Which variant of a result is meant; by default the first.")
    @Nullable
    String variant;

    @Option(names = "--json", description = "Print the verdicts as JSON and nothing else.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        levels.forEach(level -> named("level", level, HistoryJudgement.levels()));
        if (budget != null && budget < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--budget " + budget + "; expected 1 or more");
        }
        Terminal terminal = Terminal.of(spec.commandLine());
        ReadHistory read = HistoryFile.read(file(), as());
        LockWords words = new LockWords(read);
        List<Finding> findings = HistoryJudgement.of(read.history(), levels, budget).stream()
                .map(words::said)
                .toList();
        if (json) {
            terminal.out()
                    .print(HistoryJson.text(
                            Version.text(),
                            history.toString(),
                            read.format().text(),
                            read.type().text(),
                            read.told(),
                            findings));
        } else {
            new VerdictText(terminal, read).print(findings);
        }
        return code(HistoryJudgement.outcome(findings, levels));
    }

    private HistoryFile.As as() {
        named("format", format, Format.names());
        named("model", model, ObjectType.names());
        return new HistoryFile.As(
                Stream.of(Format.values())
                        .filter(one -> one.text().equals(format))
                        .findFirst()
                        .orElseThrow(),
                Stream.of(ObjectType.values())
                        .filter(one -> one.text().equals(model))
                        .findFirst()
                        .orElseThrow(),
                initial);
    }

    private void named(String what, String name, List<String> possible) {
        if (!possible.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "unknown " + what + " '" + name + "'; expected one of "
                            + String.join(", ", possible) + Nearest.hint(name, possible));
        }
    }

    /** Of a result the history of one variant. */
    private Path file() throws DamagedResultException {
        Path name = history.getFileName();
        boolean folder = Files.isDirectory(history);
        if (!folder && (name == null || !name.toString().equals("result.json"))) {
            if (variant != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--variant " + variant + ", but " + history
                                + " is no result; only a result has variants");
            }
            return history;
        }
        Path parent = history.toAbsolutePath().normalize().getParent();
        if (folder
                && parent != null
                && !Files.exists(history.resolve("result.json"))
                && Files.exists(parent.resolve("result.json"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    history + " is a part of a result; expected the result and --variant " + name);
        }
        StoredResult stored = StoredResult.read(history);
        return stored.historyFile(stored.variant(variant));
    }

    private static int code(Status outcome) {
        return switch (outcome) {
            case VALID -> Exit.OK;
            case INVALID -> Exit.NOT_MET;
            case UNKNOWN -> Exit.UNDECIDED;
        };
    }
}
