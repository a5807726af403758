package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "1, 1ns",
        "1500, 1.5us",
        "20000000, 20ms",
        "1999999, 1.999ms",
        "2500000000, 2.5s",
        "-300000000, -300ms",
        "9223372036854775807, for ever"
    })
    void spansUseTheLargestUnit(long nanos, String text) {
        assertThat(SimTime.span(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000s",
        "2004310999, 2.004310s",
        "-1000, -0.000001s",
        "9223372036854775807, never"
    })
    void instantsHaveSixDecimals(long nanos, String text) {
        assertThat(SimTime.text(nanos)).isEqualTo(text);
    }

    @Test
    void timeDoesNotWrap() {
        assertThat(SimTime.plus(SimTime.LAST, 2)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(SimTime.LAST, SimTime.NEVER)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(SimTime.LAST, -2)).isEqualTo(SimTime.LAST - 2);
        assertThat(SimTime.plus(-5, SimTime.NEVER)).isEqualTo(SimTime.NEVER - 5);
        assertThatThrownBy(() -> SimTime.plus(Long.MIN_VALUE, -1))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SimTime.seconds(Long.MAX_VALUE / 1000))
                .isInstanceOf(ArithmeticException.class);
    }
}
