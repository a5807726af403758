package dev.anachron.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedTest {
    private static final Axis SHORT = new Axis.Numbers("time", "s", Scale.LINEAR, 0, 5);
    private static final Axis LONG = new Axis.Numbers("time", "s", Scale.LINEAR, 0, 10);
    private static final Axis MILLIS = new Axis.Numbers("latency", "ms", Scale.LINEAR, 0, 20);
    private static final Axis LOG = new Axis.Numbers("latency", "ms", Scale.LOG, 1, 20);
    private static final Axis LANES = new Axis.Lanes("", List.of("n1"));

    private static Figure figure(Axis x, Axis y) {
        return new Figure(
                new Figure.Heading("t", "", "", ""), x, y, List.of(), List.of(), List.of());
    }

    @Test
    void axesReachAsFarAsTheFarthest() {
        assertThat(Aligned.of(List.of(figure(SHORT, MILLIS), figure(LONG, MILLIS))))
                .containsExactly(figure(LONG, MILLIS), figure(LONG, MILLIS));
    }

    @Test
    void whatIsMeasuredOtherwiseStaysAsItIs() {
        assertThat(Aligned.of(List.of(figure(SHORT, MILLIS), figure(LONG, LOG))))
                .containsExactly(figure(LONG, MILLIS), figure(LONG, LOG));
        assertThat(Aligned.of(List.of(figure(SHORT, LANES), figure(LONG, LANES))))
                .containsExactly(figure(LONG, LANES), figure(LONG, LANES));
    }
}
