package dev.anachron.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2, 0",
        "1, 2, 1",
        "1.5, 2, 1.5",
        "1.005, 1, 1",
        "-0.001, 2, 0",
        "-2.25, 2, -2.25",
        "0.1, 6, 0.1",
        "123456.7, 0, 123457",
        "99.9, 6, 99.9",
        "0.05, 2, 0.05",
        "1e9, 3, 1000000000"
    })
    void aNumberIsRoundedAndLosesItsTrailingZeros(double value, int digits, String text) {
        assertThat(Decimals.text(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4224, 0.422", "4.254, 4.25", "42.53, 42.5", "425.3, 425", "-12.34, -12.3"})
    void aBriefNumberHasThreeDigits(double value, String text) {
        assertThat(Decimals.brief(value)).isEqualTo(text);
    }

    @Test
    void picturesHoldOnlyFiniteNumbers() {
        assertThatThrownBy(() -> new Series.Vertex(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis.Numbers("x", "", Scale.LOG, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis.Numbers("x", "", Scale.NINES, 0, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis.Numbers("x", "", Scale.LINEAR, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
