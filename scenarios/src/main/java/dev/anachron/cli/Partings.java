package dev.anachron.cli;

import dev.anachron.run.Parting;
import dev.anachron.write.TraceLine;

import java.util.List;

/** Prints where two traces part: what they share once, then how each goes on. */
final class Partings {
    private final Terminal terminal;
    private final String first;
    private final String second;

    /** The two are called so at the head of their lines. */
    Partings(Terminal terminal, String first, String second) {
        this.terminal = terminal;
        this.first = first;
        this.second = second;
    }

    void print(Parting parting) {
        int width = Math.max(first.length(), second.length());
        String shared = " ".repeat(width);
        parting.common().forEach(line -> line(shared, terminal.faint(line.toString())));
        lines(first + " ".repeat(width - first.length()), parting.first());
        lines(second + " ".repeat(width - second.length()), parting.second());
    }

    private void lines(String who, List<TraceLine> lines) {
        lines.forEach(line -> line(terminal.bold(who), line.toString()));
        if (lines.size() < Parting.AHEAD) {
            line(terminal.bold(who), "(the trace ends here)");
        }
    }

    private void line(String who, String text) {
        terminal.out().println("    " + who + "  " + text);
    }
}
