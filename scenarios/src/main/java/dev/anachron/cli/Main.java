package dev.anachron.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.exit(code);
    }

    /** Runs one command and gives its exit code; never throws. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Failures failures = new Failures();
        try {
            return commandLine(failures).setOut(out).setErr(err).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return failures.ownFault(e, err);
        } finally {
            out.flush();
            err.flush();
        }
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

    /**
     * UTF-8 whatever the locale says. A reader that goes away early ({@code | head}) is no error: a
     * print stream swallows the broken pipe.
     */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        PrintStream stream =
                new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
