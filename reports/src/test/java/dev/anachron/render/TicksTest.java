package dev.anachron.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Scale;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0, 10, 10, 0 1 2 3 4 5 6 7 8 9 10",
        "LINEAR, 0, 0.3, 5, 0 0.1 0.2 0.3",
        "LINEAR, -24, 480, 5, 0 200 400",
        "LINEAR, 0, 0.001, 5, 0 0.0002 0.0004 0.0006 0.0008 0.001",
        "LINEAR, 2, 3, 3, 2 2.5 3",
        "LOG, 0.8, 300, 10, 1 2 5 10 20 50 100 200",
        "LOG, 0.8, 40000, 7, 1 10 100 1000 10000",
        "LOG, 3, 4, 5, 3 3.2 3.4 3.6 3.8 4",
        "SYMLOG, -0.5, 5000, 7, 0 1 10 100 1000",
        "SYMLOG, -0.5, 0.5, 5, -0.4 -0.2 0 0.2 0.4",
        "NINES, 0, 99.9, 5, 0 50 90 95 99 99.9"
    })
    void ticksStandAtRoundNumbers(Scale scale, double from, double to, int most, String labels) {
        List<Ticks.Mark> marks = Ticks.of(new Axis.Numbers("a", "", scale, from, to), most);
        assertThat(String.join(" ", marks.stream().map(Ticks.Mark::label).toList()))
                .isEqualTo(labels);
    }
}
