package dev.anachron.browser;

import com.microsoft.playwright.Browser.NewContextOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where pages are looked at, and the pages. */
final class Screen implements AutoCloseable {
    private final Chromium chromium;
    private final Path folder;
    private final Pages pages;

    private Screen(Chromium chromium, Path folder) {
        this.chromium = chromium;
        this.folder = folder;
        this.pages = new Pages(folder);
    }

    static Screen make() {
        try {
            return new Screen(Chromium.start(), Files.createTempDirectory("anachron-pages"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pages pages() {
        return pages;
    }

    /** Opens a page in a window of a projector's size. */
    Opened open(Path page) {
        return open(page, "");
    }

    /** Opens it at an address within, {@code #variant-1@2.21s} for example. */
    Opened open(Path page, String fragment) {
        return open(page, fragment, new NewContextOptions().setViewportSize(1280, 720));
    }

    Opened open(Path page, String fragment, NewContextOptions how) {
        return Opened.of(chromium.browser().newContext(how), page.toUri() + fragment);
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
