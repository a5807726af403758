package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    @ParameterizedTest
    @CsvSource({
        "0.25, 25%",
        "1, 100%",
        "0, 0%",
        "0.0002, 0.02%",
        "-0.6, -60%",
        "0.12345, 12.345%",
        "0.1, 10%"
    })
    void percentagesHaveNoTrailingZeros(double share, String text) {
        assertThat(Shares.percent(share)).isEqualTo(text);
    }
}
