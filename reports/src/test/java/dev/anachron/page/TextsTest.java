package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({"3912,3.9 s", "999,999 ms", "1000,1.0 s", "240,240 ms", "41,41.0 ms", "0,0.0 ms"})
    void spansHaveAsManyDigitsAsAnEyeCanUse(long millis, String text) {
        assertThat(Texts.span(SimTime.millis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1,100 %", "0.99999,> 99.9 %", "0.934,93.4 %", "0,0.0 %"})
    void onlyAWholeIsAHundredPercent(double share, String text) {
        assertThat(Texts.percent(share)).isEqualTo(text);
    }

    @Test
    void whatCannotBeMeasuredIsADash() {
        assertThat(Texts.millis(Double.NaN)).isEqualTo("–");
        assertThat(Texts.number(Double.NaN)).isEqualTo("–");
        assertThat(Texts.percent(Double.NaN)).isEqualTo("–");
        assertThat(Texts.quantity(Double.NaN, "ms")).isEqualTo("–");
    }

    @Test
    void effectsReadAsWords() {
        assertThat(Texts.words("messagesDropped")).isEqualTo("messages dropped");
    }
}
