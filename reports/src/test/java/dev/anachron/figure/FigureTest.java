package dev.anachron.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Axis UNIT = new Axis.Numbers("x", "", Scale.LINEAR, 0, 1);

    @Test
    void theLegendNamesWhatHasAName() {
        Series named = new Series.Rug("info", Role.INDETERMINATE, Series.Edge.TOP, List.of(0.5));
        Series nameless = new Series.Line("", Role.READ, false, false, List.of());
        Figure figure = new Figure(
                new Figure.Heading("t", "", "", ""),
                UNIT,
                UNIT,
                List.of(named, nameless),
                List.of(),
                List.of());
        assertThat(figure.legend()).containsExactly(named);
    }

    @Test
    void anAxisRunsUpwardsAndLanesRunDownwards() {
        assertThat(new Axis.Numbers("x", "", Scale.LINEAR, -1, 1).fraction(0)).isEqualTo(0.5);
        assertThat(new Axis.Numbers("x", "", Scale.LOG, 1, 100).fraction(10)).isEqualTo(0.5);
        assertThat(new Axis.Numbers("x", "", Scale.NINES, 0, 99).fraction(90))
                .isCloseTo(0.5, within(1e-9));
        Axis lanes = new Axis.Lanes("", List.of("n1", "n2"));
        assertThat(lanes.fraction(0)).isEqualTo(0.75);
        assertThat(lanes.fraction(1)).isEqualTo(0.25);
    }

    @Test
    void everyRoleHasAColourOfSixDigits() {
        assertThat(Arrays.stream(Role.values()).map(Palette::hex))
                .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
    }
}
