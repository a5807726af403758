package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest(name = "{0} before {1}: {2}")
    @CsvSource({
        "0@0, 1@1, true",
        "4@1, 5@1, true",
        "4@1, 5@2, true",
        "4@1, 4@1, false",
        "4@1, 4@2, false",
        "21@6, 34@1, false",
        "34@1, 21@6, false",
        "5@2, 4@1, false"
    })
    void precedesOnlyWithinOneLog(String one, String other, boolean precedes) {
        assertThat(version(one).precedes(version(other))).isEqualTo(precedes);
    }

    private static Version version(String text) {
        String[] parts = text.split("@");
        return new Version(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
    }
}
