package dev.anachron.cli;

import dev.anachron.run.Verification;
import dev.anachron.run.Witness;
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
        List<Verification.Compared> compared =
                Verification.of(arguments.load(), new Headline(terminal, true, arguments.sets));
        compared.forEach(one -> print(one, terminal));
        return compared.stream().allMatch(Verification.Compared::same) ? Exit.OK : Exit.NOT_MET;
    }

    private static void print(Verification.Compared one, Terminal terminal) {
        Witness first = one.first();
        if (one.same()) {
            terminal.out()
                    .println(first.variant() + ": " + terminal.good("same") + " three times "
                            + first.hash());
            return;
        }
        boolean here = !first.hash().equals(one.again().hash());
        Witness second = here ? one.again() : one.fresh();
        terminal.out()
                .println(first.variant() + ": " + terminal.bad("differs")
                        + (here ? " in the same Java" : " in a fresh Java"));
        terminal.out().println("  first   " + first.hash());
        terminal.out().println("  second  " + second.hash());
        difference(first.partingFrom(second), terminal);
    }

    private static void difference(Witness.Parting parting, Terminal terminal) {
        if (parting.event() < 0) {
            terminal.out()
                    .println("  The events read the same; what differs is not in their text.");
            return;
        }
        terminal.out().println("  The first event that differs is number " + parting.event() + ".");
        terminal.out().println("  first:");
        parting.first().forEach(line -> terminal.out().println("    " + line));
        terminal.out().println("  second:");
        parting.second().forEach(line -> terminal.out().println("    " + line));
    }
}
