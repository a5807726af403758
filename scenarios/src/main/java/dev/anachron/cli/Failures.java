package dev.anachron.cli;

import dev.anachron.engine.SimulationException;
import dev.anachron.export.NotExportableException;
import dev.anachron.histories.IllFormedHistoryException;
import dev.anachron.library.UnknownScenarioException;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Nearest;
import dev.anachron.load.Problem;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.DamagedResultException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into plain words and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Whether to print stack traces. */
    boolean debug;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("anachron: " + what(e, command));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Exit.USAGE;
    }

    private static String what(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command.getCommandSpec());
        }
        if (!command.getSubcommands().isEmpty()) {
            return "missing command; expected one of "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return String.valueOf(e.getMessage());
    }

    private static String unmatched(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            return "unknown option '" + word + "'"
                    + Nearest.hint(word, List.copyOf(command.optionsMap().keySet()));
        }
        List<String> commands = List.copyOf(command.subcommands().keySet());
        return commands.isEmpty()
                ? "'" + word + "' is one argument too many"
                : "unknown command '" + word + "'; expected one of " + String.join(", ", commands)
                        + Nearest.hint(word, commands);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof InvalidScenarioException invalid) {
            for (Problem problem : invalid.problems()) {
                err.println(problem);
            }
            return Exit.USAGE;
        }
        if (e instanceof IllFormedHistoryException illFormed) {
            illFormed
                    .problems()
                    .forEach(problem -> err.println(Terminal.harmless(problem.toString())));
            return Exit.USAGE;
        }
        if (e instanceof UnknownScenarioException
                || e instanceof CannotWriteException
                || e instanceof NotExportableException
                || e instanceof DamagedResultException) {
            err.println("anachron: " + e.getMessage());
            return Exit.USAGE;
        }
        if (e instanceof SimulationException && e.getCause() == null) {
            err.println("anachron: the simulation cannot go on: " + e.getMessage());
            return Exit.USAGE;
        }
        if (e instanceof UncheckedIOException trace) {
            err.println("anachron: cannot keep the trace: " + trace.getMessage());
            return Exit.USAGE;
        }
        return ownFault(e, err);
    }

    int ownFault(Throwable e, PrintWriter err) {
        err.println("anachron: a fault of Anachron itself: " + e);
        err.println("Please report it with the command, the scenario and these words: anachron "
                + Version.text() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + ".");
        if (debug) {
            e.printStackTrace(err);
        } else {
            err.println("The same command with --debug says where it happened.");
        }
        return Exit.OWN_FAULT;
    }
}
