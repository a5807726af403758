package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Placeholder: proves that the runnable jar runs. Replace it by a test of the whole program. */
class PlaceholderIT {
    @Test
    void theRunnableJarPrintsItsVersion() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-jar", System.getProperty("anachron.jar"), "--version")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .matches("anachron \\d+\\.\\d+\\.\\d+\\R");
        assertThat(process.waitFor()).isZero();
    }
}
