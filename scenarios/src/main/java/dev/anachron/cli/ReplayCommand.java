package dev.anachron.cli;

import dev.anachron.run.Replay;
import dev.anachron.write.StoredResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron replay}: does a result come out the same again? */
@Command(name = "replay", description = "Runs a result's scenario again and compares.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", description = "A result folder or its result.json.")
    Path result;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        StoredResult stored = StoredResult.read(result);
        if (!stored.version().equals(Version.text())) {
            terminal.err()
                    .println("anachron: warning: Anachron " + stored.version()
                            + " made this result, this is " + Version.text()
                            + "; a difference may come from that");
        }
        List<Replay.Compared> compared = Replay.of(stored, new Headline(terminal, true, List.of()));
        compared.forEach(one -> print(one, terminal));
        return compared.stream().allMatch(Replay.Compared::same) ? Exit.OK : Exit.NOT_MET;
    }

    private static void print(Replay.Compared one, Terminal terminal) {
        if (one.same()) {
            terminal.out().println(one.variant() + ": " + terminal.good("same") + " " + one.now());
        } else {
            terminal.out().println(one.variant() + ": " + terminal.bad("differs"));
            terminal.out().println("  in the result  " + one.stored());
            terminal.out().println("  now            " + one.now());
        }
    }
}
