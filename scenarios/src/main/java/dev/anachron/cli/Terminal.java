package dev.anachron.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Where a command prints.
 *
 * @param out what was asked for
 * @param err progress and warnings
 * @param colours whether it is a terminal that wants colours
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours) {
    static Terminal of(CommandLine command) {
        return new Terminal(command.getOut(), command.getErr(), Ansi.AUTO.enabled());
    }

    String bold(String text) {
        return styled(text, Style.bold);
    }

    String good(String text) {
        return styled(text, Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Style.fg_red);
    }

    String doubtful(String text) {
        return styled(text, Style.fg_yellow);
    }

    String faint(String text) {
        return styled(text, Style.faint);
    }

    private String styled(String text, Style style) {
        return colours ? style.on() + text + Style.reset.on() : text;
    }
}
