package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Placeholder: proves that this module's tests run. Delete it with the first real test. */
class PlaceholderTest {
    @Test
    void theVersionComesFromTheBuild() throws Exception {
        assertThat(new Main.Version().getVersion()[0]).matches("anachron \\d+\\.\\d+\\.\\d+");
    }
}
