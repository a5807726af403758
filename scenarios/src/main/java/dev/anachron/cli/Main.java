package dev.anachron.cli;

import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Output out = new Output(FileDescriptor.out);
        PrintWriter err = new Output(FileDescriptor.err).writer();
        int code = run(args, out.writer(), err);
        if (out.failure() != null) {
            err.println("anachron: cannot write to standard output: " + out.failure());
            code = Exit.USAGE;
        }
        System.exit(code);
    }

    /** Runs one command and gives its exit code; never throws. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Failures failures = new Failures();
        try {
            return commandLine(failures).setOut(out).setErr(err).execute(args);
        } catch (OutOfMemoryError e) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            err.println("anachron: this needs more memory than Java may take (" + mebibytes
                    + " MiB); " + smaller(args) + ", or give Java more, for example"
                    + " ANACHRON_JAVA_OPTS=-Xmx8g ./anachron …");
            return Exit.USAGE;
        } catch (StackOverflowError e) {
            return failures.ownFault(e, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static String smaller(String[] args) {
        return List.of(args).contains("check")
                ? "check a part of the history, such as one object's operations"
                : "make the run shorter or its rates lower";
    }

    static CommandLine commandLine(Failures failures) {
        return new CommandLine(new Anachron(failures))
                .registerConverter(Long.class, Main::wholeNumber)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static Long wholeNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number of 64 bits");
        }
    }
}
