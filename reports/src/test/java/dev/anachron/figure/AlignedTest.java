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

    @Test
    void millisecondsBesideSecondsAreSeconds() {
        Axis inSeconds = new Axis.Numbers("latency", "s", Scale.LINEAR, 0, 4);
        assertThat(Aligned.of(List.of(rising(MILLIS, 20), rising(inSeconds, 4))))
                .containsExactly(rising(inSeconds, 0.02), rising(inSeconds, 4));
        assertThat(Aligned.of(List.of(rising(LOG, 20), rising(inSeconds, 4))))
                .containsExactly(rising(LOG, 20), rising(inSeconds, 4));
        assertThat(Aligned.of(List.of(rising(MILLIS, 10), rising(MILLIS, 20))))
                .containsExactly(rising(MILLIS, 10), rising(MILLIS, 20));
    }

    private static Figure rising(Axis y, double to) {
        List<Series.Vertex> vertices = List.of(new Series.Vertex(0, 0), new Series.Vertex(5, to));
        return new Figure(
                new Figure.Heading("t", "", "", ""),
                SHORT,
                y,
                List.of(
                        new Series.Line("l", Role.READ, false, false, vertices),
                        new Series.Bars("b", Role.READ, 1, vertices)),
                List.of(),
                List.of());
    }
}
