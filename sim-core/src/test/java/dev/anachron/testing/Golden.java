package dev.anachron.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected text kept in files that a person reviews. {@code -Danachron.golden=rewrite} writes them
 * anew: read the difference, and commit it only if you understand it.
 */
public final class Golden {
    private Golden() {}

    /** Compares with {@code src/test/resources/golden/<name>}. */
    public static void assertMatches(String name, String actual) {
        Path file = Path.of("src", "test", "resources", "golden").resolve(name);
        try {
            if ("rewrite".equals(System.getProperty("anachron.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual, StandardCharsets.UTF_8);
            }
            assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
