package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code verify} finds what hangs on the order of a hash table, and shows where it begins. In the
 * table, {@code #} is a hash and {@code %} a number that differs each time; a slash ends a line.
 */
class VerifyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            NONE     | 0 | base: same three times #
            IDENTITY | 1 | base: differs in the same Java / They part at 0.000020000s, after 0 events that are the same. / first   0.000020000s n1 · commit % / second  0.000020000s n1 · commit %
            SALT     | 1 | base: differs in a fresh Java / They part at 0.000020000s, after 0 events that are the same. / first   0.000020000s n1 · commit % / second  0.000020000s n1 · commit %
            DRAWS    | 1 | base: differs in a fresh Java / The events read the same. / Draws from random streams, first → second: / node/n1: % → % / node/n2: % → % / node/n3: % → %
            """)
    void aMistakeIsFound(Planted.Mistake mistake, int code, String lines) throws Exception {
        Ran ran = verify(mistake);
        assertThat(ran.out()
                        .replaceAll("[0-9a-f]{64}", "#")
                        .replaceAll("commit \\d+", "commit %")
                        .replaceAll("\\d+ → \\d+", "% → %")
                        .lines()
                        .map(String::strip))
                .containsSubsequence(Arrays.asList(lines.split(" / ", -1)));
        assertThat(ran.code()).isEqualTo(code);
    }

    private static Ran verify(Planted.Mistake mistake) throws Exception {
        StringWriter out = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false);
        int code = VerifyCommand.verify(
                Planted.scenario(mistake),
                Planted.class,
                terminal,
                new Headline(terminal, false, List.of()));
        return new Ran(code, out.toString(), "");
    }
}
