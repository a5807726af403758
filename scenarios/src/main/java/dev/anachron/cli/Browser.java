package dev.anachron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens a page by the desktop's own command; AWT would need a display even to say no. */
final class Browser {
    private static final int PATIENCE_SECONDS = 5;

    private Browser() {}

    /** Says so when no browser takes the page. */
    static void open(Path page, Terminal terminal) {
        if (!opens(page)) {
            terminal.err().println("anachron: found no browser to open " + page);
        }
    }

    private static boolean opens(Path page) {
        List<String> command = new ArrayList<>(opener());
        if (command.isEmpty()) {
            return false;
        }
        command.add(page.toUri().toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Some openers stay as long as the browser does: that is success, too.
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> opener() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        if (system.startsWith("mac")) {
            return List.of("open");
        }
        boolean desktop =
                System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop ? List.of("xdg-open") : List.of();
    }
}
