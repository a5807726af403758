package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.write.TraceLine;
import dev.anachron.write.TraceLines;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter is an event, its place in the word its instant. */
class PartingTest {
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(nullValues = "-", emptyValue = "", textBlock = """
            abcdefghijk, abcdeXghijk, 5, cde, fghij, Xghij
            abc,         aXc,         1, a,   bc,    Xc
            abc,         a,           1, a,   bc,    ''
            '',          ab,          0, '',  '',    ab
            abc,         abc,         -, -,   -,     -
            '',          '',          -, -,   -,     -
            """)
    void twoTracesPartAtTheFirstEventThatDiffers(
            String first, String second, Integer event, String common, String one, String other)
            throws Exception {
        var parting = Parting.of(lines(first), lines(second));
        assertThat(parting.isPresent()).isEqualTo(event != null);
        parting.ifPresent(found -> {
            assertThat(found.event()).isEqualTo(event.longValue());
            assertThat(word(found.common())).isEqualTo(common);
            assertThat(word(found.first())).isEqualTo(one);
            assertThat(word(found.second())).isEqualTo(other);
            assertThat(found.atNanos()).isEqualTo(event.longValue());
        });
    }

    private static TraceLines lines(String word) {
        Iterator<Integer> letters = word.chars().boxed().iterator();
        long[] atNanos = {0};
        return () -> letters.hasNext()
                ? new TraceLine(atNanos[0]++, "n1", Character.toString(letters.next()))
                : null;
    }

    private static String word(List<TraceLine> lines) {
        return String.join("", lines.stream().map(TraceLine::text).toList());
    }
}
