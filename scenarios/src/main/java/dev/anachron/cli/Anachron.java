package dev.anachron.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command that has the others as its parts. */
@Command(
        name = "anachron",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "A deterministic discrete-event simulator for consistency experiments.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    every expectation met; check: valid",
            "  1    some expectation not met; check: invalid; replay, verify, compare:",
            "       runs differ",
            "  2    bad usage or invalid input",
            "  3    undecided",
            "  70   a fault of Anachron itself",
            "  130  interrupted"
        },
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            ShowCommand.class,
            ValidateCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            SiteCommand.class,
            CheckCommand.class,
            ExportCommand.class,
            BenchCommand.class
        })
final class Anachron {
    private final Failures failures;

    Anachron(Failures failures) {
        this.failures = failures;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print a stack trace when Anachron itself fails.")
    void debug(boolean wanted) {
        failures.debug = wanted;
    }
}
