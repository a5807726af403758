package dev.anachron.cli;

import dev.anachron.run.Progress;
import dev.anachron.run.Simulated;
import dev.anachron.scenario.Scenario;

import java.util.List;

/**
 * Prints what a replay needs before anything runs, and then how far the run has come: a bar on a
 * terminal, otherwise a line a variant, both on standard error.
 */
final class Headline implements Progress {
    private final Terminal terminal;
    private final boolean heading;
    private final List<String> sets;

    /**
     * With {@code heading} false only the progress is shown.
     *
     * @param sets what {@code --set} changes
     */
    Headline(Terminal terminal, boolean heading, List<String> sets) {
        this.terminal = terminal;
        this.heading = heading;
        this.sets = sets;
    }

    @Override
    public void begins(Scenario scenario) {
        if (heading) {
            terminal.out()
                    .println(terminal.bold(scenario.name()) + " · seed " + scenario.seed()
                            + " · Anachron " + Version.text());
            if (!sets.isEmpty()) {
                terminal.out().println("with " + String.join(", ", sets));
            }
            terminal.out().println(scenario.question());
            terminal.out().flush();
        }
    }

    @Override
    public void starts(int index, int count, Scenario.Variant variant) {
        new ProgressLine(terminal, count).starts(index, variant.name());
    }

    @Override
    public void ended(int index, int count, Simulated simulated) {
        String events = simulated.run().events() + " events";
        new ProgressLine(terminal, count).ended(index, simulated.variant().name(), events);
    }
}
