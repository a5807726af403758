package dev.anachron.cli;

import java.io.PrintWriter;
import java.util.Locale;
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

    /** What somebody else wrote, without what would command a terminal: escapes, bells and the like. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        text.chars().forEach(character -> {
            if (Character.isISOControl(character)) {
                harmless.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                harmless.append((char) character);
            }
        });
        return harmless.toString();
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
