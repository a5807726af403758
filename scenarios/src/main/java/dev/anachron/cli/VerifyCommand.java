package dev.anachron.cli;

import dev.anachron.load.Loaded;
import dev.anachron.run.FreshRun;
import dev.anachron.run.Verification;
import dev.anachron.write.TraceLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anachron verify}: is the run the same each time? */
@Command(
        name = "verify",
        description = "Runs a scenario twice here and once in a fresh Java, and compares.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    ScenarioArguments arguments;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        return verify(
                arguments.load(),
                FreshRun.class,
                terminal,
                new Headline(terminal, true, arguments.sets));
    }

    /**
     * Verifies, prints and gives the exit code.
     *
     * @param main what runs in the fresh Java; see {@link FreshRun#serve}
     */
    static int verify(Loaded loaded, Class<?> main, Terminal terminal, Headline headline)
            throws Exception {
        List<Verification.Compared> compared = Verification.of(loaded, main, headline);
        compared.forEach(one -> print(one, terminal));
        return compared.stream().allMatch(Verification.Compared::same) ? Exit.OK : Exit.NOT_MET;
    }

    private static void print(Verification.Compared one, Terminal terminal) {
        if (one.difference().isPresent()) {
            print(one, one.difference().get(), terminal);
            return;
        }
        terminal.out()
                .println(one.variant() + ": " + terminal.good("same") + " three times "
                        + one.hash());
    }

    private static void print(
            Verification.Compared one, Verification.Difference difference, Terminal terminal) {
        terminal.out()
                .println(one.variant() + ": " + terminal.bad("differs")
                        + (difference.here() ? " in the same Java" : " in a fresh Java"));
        terminal.out().println("  first   " + one.hash());
        terminal.out().println("  second  " + difference.hash());
        difference
                .parting()
                .ifPresentOrElse(
                        parting -> {
                            terminal.out()
                                    .println("  They part at "
                                            + TraceLine.instant(parting.atNanos()) + ", after "
                                            + parting.event() + " events that are the same.");
                            new Partings(terminal, "first", "second").print(parting);
                        },
                        () -> terminal.out()
                                .println("  The events read the same"
                                        + (difference.draws().isEmpty()
                                                ? "; what differs is not in their text."
                                                : ".")));
        if (!difference.draws().isEmpty()) {
            terminal.out().println("  Draws from random streams, first → second:");
            difference.draws().forEach(line -> terminal.out().println("    " + line));
        }
    }
}
