package dev.anachron.page;

import java.util.stream.Collectors;

/** A timeline as a file of its own: it brings along what the page's style sheet says of it. */
public final class TimelineFile {
    private static final String STYLE = style(Inlined.load().style());

    private TimelineFile() {}

    /** The drawing of a page with its colours for light paper. */
    public static String of(String drawing) {
        int inside = drawing.indexOf('>') + 1;
        return drawing.substring(0, inside) + "<style>" + STYLE + "</style>"
                + drawing.substring(inside) + "\n";
    }

    /** The variables of the light page, and the rules that stand in a line each. */
    private static String style(String sheet) {
        int from = sheet.indexOf(":root {");
        String variables = sheet.substring(from, sheet.indexOf("}", from) + 1)
                .replace("color-scheme: light dark;", "");
        String rules = sheet.lines()
                .filter(line -> line.startsWith(".timeline "))
                .collect(Collectors.joining("\n"));
        return "\n" + variables + "\nsvg { font-family: system-ui, sans-serif; }\n" + rules + "\n";
    }
}
