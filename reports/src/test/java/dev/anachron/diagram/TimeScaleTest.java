package dev.anachron.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0,      10000, 11, 0 s,     10 s",
        "0,      60000, 7,  0 s,     60 s",
        "1756,   2694,  10, 1.8 s,   2.6 s",
        "2000,   2090,  10, 2.00 s,  2.09 s",
        "2000,   2004,  5,  2.000 s, 2.004 s",
        "0,      1,     2,  0.000 s, 0.001 s"
    })
    void ticksAreRound(long from, long to, int most, String first, String last) {
        TimeScale scale =
                new TimeScale(new TimeSpan(SimTime.millis(from), SimTime.millis(to)), 0, 1000);
        var ticks = scale.ticks();
        assertThat(ticks).hasSizeLessThanOrEqualTo(most);
        assertThat(scale.label(ticks.get(0))).isEqualTo(first);
        assertThat(scale.label(ticks.get(ticks.size() - 1))).isEqualTo(last);
    }

    @Test
    void nothingIsDrawnOutside() {
        TimeScale scale = new TimeScale(new TimeSpan(100, 200), 10, 20);
        assertThat(scale.x(0)).isEqualTo(10);
        assertThat(scale.x(150)).isEqualTo(15);
        assertThat(scale.x(SimTime.NEVER)).isEqualTo(20);
    }

    @Test
    void coordinatesAreShort() {
        assertThat(SvgCanvas.number(12.345)).isEqualTo("12.3");
        assertThat(SvgCanvas.number(12.04)).isEqualTo("12");
        assertThat(SvgCanvas.number(-0.5)).isEqualTo("-0.5");
        assertThat(SvgCanvas.number(0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"0,0.000 s", "2413499999,2.413 s", "2413500000,2.414 s", "61002000000,61.002 s"})
    void secondsHaveThreeDecimals(long nanos, String text) {
        assertThat(TimeSpan.seconds(nanos)).isEqualTo(text);
    }
}
