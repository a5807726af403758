package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest(name = "--debug: {0}")
    @ValueSource(booleans = {false, true})
    void aFaultOfOursIsReportedInWordsAndTracedOnlyOnRequest(boolean debug) {
        StringWriter text = new StringWriter();
        Failures failures = new Failures();
        failures.debug = debug;
        int code = failures.ownFault(new IllegalStateException("no quorum"), new PrintWriter(text));
        assertThat(code).isEqualTo(70);
        assertThat(text.toString())
                .startsWith("anachron: a fault of Anachron itself: ")
                .contains(
                        "no quorum",
                        "Please report it",
                        "Java " + Runtime.version().feature());
        assertThat(text.toString().contains("\tat dev.anachron")).isEqualTo(debug);
    }
}
