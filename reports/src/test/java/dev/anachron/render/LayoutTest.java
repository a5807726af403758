package dev.anachron.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.render.Drawing.Text;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Axis TEN = new Axis.Numbers("time", "s", Scale.LINEAR, 0, 10);

    private static Figure figure(List<Series> series, List<Figure.Band> bands) {
        return new Figure(
                new Figure.Heading("Title", "Subtitle", "alt", ""),
                TEN,
                TEN,
                series,
                bands,
                List.of());
    }

    @Property(seed = "20261121")
    void noWordsTouchOthers(
            @ForAll @Size(max = 15) List<@DoubleRange(min = 0, max = 10) Double> starts,
            @ForAll @IntRange(max = 12) int kinds) {
        List<Figure.Band> bands = starts.stream()
                .map(start ->
                        new Figure.Band(start, Math.min(10, start + 1), "partition n1 | n2 n3"))
                .toList();
        List<Series> series = IntStream.range(0, kinds)
                .<Series>mapToObj(i ->
                        new Series.Points("series " + i, Role.READ, Series.Shape.CIRCLE, List.of()))
                .toList();
        List<Text> texts = Layout.of(figure(series, bands), 540).texts();
        for (int i = 0; i < texts.size(); i++) {
            Text a = texts.get(i);
            assertThat(left(a)).isNotNegative();
            assertThat(right(a)).isLessThanOrEqualTo(Drawing.WIDTH);
            for (Text b : texts.subList(0, i)) {
                assertThat(touch(a, b)).as(a + " and " + b).isFalse();
            }
        }
    }

    @Test
    void allMarksOfAFigureStandInThePlot() {
        Drawing drawing = Layout.of(
                figure(
                        List.of(
                                new Series.Points(
                                        "p",
                                        Role.READ,
                                        Series.Shape.CIRCLE,
                                        List.of(Series.Point.of(0, 0), Series.Point.of(10, 10))),
                                new Series.Bars(
                                        "b", Role.WRITE, 2, List.of(new Series.Vertex(5, 5)))),
                        List.of()),
                540);
        Drawing.Box plot = drawing.plot();
        Drawing.Dots dots = (Drawing.Dots) drawing.inks().get(0);
        assertThat(dots.places())
                .containsExactly(
                        new Drawing.At(plot.x(), plot.bottom()),
                        new Drawing.At(plot.right(), plot.y()));
        Drawing.Box bar = ((Drawing.Boxes) drawing.inks().get(1)).boxes().get(0);
        assertThat(bar.bottom()).isCloseTo(plot.bottom(), within(1e-9));
        assertThat(bar.height()).isCloseTo(plot.height() / 2, within(1e-9));
        assertThat(bar.width()).isCloseTo(plot.width() / 5, within(1e-9));
    }

    private static boolean touch(Text a, Text b) {
        double size = Math.min(a.look().size(), b.look().size());
        return Math.abs(a.at().y() - b.at().y()) < size && left(a) < right(b) && left(b) < right(a);
    }

    private static double width(Text text) {
        return TextWidth.of(text.words(), text.look().size());
    }

    private static double left(Text text) {
        return switch (text.anchor()) {
            case START -> text.at().x();
            case MIDDLE -> text.at().x() - width(text) / 2;
            case END -> text.at().x() - width(text);
        };
    }

    private static double right(Text text) {
        return left(text) + width(text);
    }
}
