package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Placeholder: proves that JUnit and jqwik run here. Delete it with the first real test. */
class PlaceholderTest {
    @Test
    void junitRuns() {
        assertThat(1 + 1).isEqualTo(2);
    }

    @Property
    void jqwikRuns(@ForAll int value) {
        assertThat(value ^ value).isZero();
    }
}
