package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeTest {
    @ParameterizedTest(name = "U+{0}: {1}, {2}")
    @CsvSource({
        "41, true, a letter",
        "1F600, true, a smiling face",
        "5D0, true, a Hebrew letter: its direction is its own",
        "7, false, the bell",
        "1B, false, escape: terminals obey it",
        "202E, false, right-to-left override: it turns all that follows",
        "2067, false, right-to-left isolate",
        "FEFF, false, a byte order mark",
    })
    void whatScenariosMayContain(String hex, boolean printable, String what) {
        assertThat(Unicode.printable(Integer.parseInt(hex, 16))).as(what).isEqualTo(printable);
    }
}
