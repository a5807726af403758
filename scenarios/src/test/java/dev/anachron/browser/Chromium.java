package dev.anachron.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that is installed, without a window. None is ever downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** What a browser does for its own sake is off; root may not have a sandbox. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable().orElseThrow())
                                .setArgs(FLAGS)));
    }

    Browser browser() {
        return browser;
    }

    /** What has to be there for these tests and is not; empty when all is there. */
    static String missing() {
        if (executable().isEmpty()) {
            return "no Chromium or Chrome was found; install one, or say where it is with"
                    + " -Danachron.browser=PATH";
        }
        // The bundle holds a Node.js for each system; one that is installed does as well.
        boolean isThere = Chromium.class.getClassLoader().getResource("driver/linux/node") != null
                || System.getenv("PLAYWRIGHT_NODEJS_PATH") != null;
        return isThere ? "" : "the browser's driver is missing; add -Pbrowser";
    }

    private static Optional<Path> executable() {
        String said = System.getProperty("anachron.browser");
        if (said != null) {
            return Optional.of(Path.of(said)).filter(Files::isExecutable);
        }
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
