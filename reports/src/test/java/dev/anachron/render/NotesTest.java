package dev.anachron.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.render.Drawing.Anchor;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Dots;
import dev.anachron.render.Drawing.Look;
import dev.anachron.render.Drawing.Stroke;
import dev.anachron.render.Drawing.Text;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final Box PLOT = new Box(100, 100, 800, 400);
    private static final Look LOOK = new Look(13, true, false);

    private static Notes notes(List<At> marks) {
        Notes notes = new Notes(PLOT, LOOK);
        for (int i = 0; i < marks.size(); i++) {
            notes.add(Role.numbered(i), "variant-" + i, marks.get(i));
        }
        notes.keepClearOf(List.of(new Dots(Role.READ, Series.Shape.DIAMOND, 11, marks)));
        notes.place();
        return notes;
    }

    @Property(seed = "20261122")
    void noNoteTouchesAnotherOrAMark(
            @ForAll @Size(max = 10) List<@IntRange(min = 110, max = 890) Integer> xs,
            @ForAll @Size(min = 10, max = 10) List<@IntRange(min = 110, max = 490) Integer> ys) {
        List<At> marks = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            marks.add(new At(xs.get(i), ys.get(i)));
        }
        List<Box> boxes = notes(marks).texts().stream().map(NotesTest::box).toList();
        assertThat(boxes).hasSameSizeAs(marks);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.x()).isGreaterThanOrEqualTo(PLOT.x());
            assertThat(box.right()).isLessThanOrEqualTo(PLOT.right());
            assertThat(marks).noneMatch(mark -> touch(box, around(mark)));
            assertThat(boxes.subList(0, i)).noneMatch(other -> touch(box, other));
        }
    }

    @Test
    void nineAtOnePlaceAreStackedAndTiedToIt() {
        At place = new At(500, 480);
        Notes notes = notes(Collections.nCopies(9, place));
        assertThat(notes.texts())
                .extracting(text -> text.anchor() + " " + text.at().y())
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(notes.leads())
                .hasSizeBetween(7, 8)
                .allMatch(lead -> lead.from().equals(place));
    }

    @Test
    void thinLinesDoNotCross() {
        List<At> marks =
                IntStream.of(153, 136, 133, 141).mapToObj(y -> new At(130, y)).toList();
        List<Line2D> lines = notes(marks).leads().stream()
                .<Line2D>map(lead -> new Line2D.Double(
                        lead.from().x(),
                        lead.from().y(),
                        lead.to().x(),
                        lead.to().y()))
                .toList();
        assertThat(lines).hasSizeGreaterThan(1);
        for (Line2D one : lines) {
            assertThat(lines).noneMatch(other -> parts(one, other) && parts(other, one));
        }
    }

    /** Whether the ends of the second lie on different sides of the first. */
    private static boolean parts(Line2D one, Line2D other) {
        return one.relativeCCW(other.getP1()) * one.relativeCCW(other.getP2()) < 0;
    }

    @Test
    void oneByItselfStandsBesideItsMark() {
        Notes notes = notes(List.of(new At(500, 300)));
        assertThat(notes.leads()).isEmpty();
        assertThat(notes.texts()).singleElement().satisfies(text -> {
            assertThat(text.at().x()).isBetween(505.0, 515.0);
            assertThat(text.at().y()).isBetween(298.0, 308.0);
        });
    }

    @Test
    void aNoteDoesNotLieOnALevelLine() {
        Notes notes = new Notes(PLOT, LOOK);
        At mark = new At(500, 300);
        notes.add(Role.READ, "variant", mark);
        notes.keepClearOf(
                List.of(new Stroke(Role.READ, false, List.of(new At(400, 300), new At(700, 300)))));
        notes.place();
        Box line = new Box(400, 299, 300, 2);
        assertThat(notes.texts()).noneMatch(text -> touch(box(text), line));
    }

    /** The room that the words take, from their base line up. */
    private static Box box(Text text) {
        double width = TextWidth.of(text.words(), LOOK.size());
        double left =
                text.anchor() == Anchor.END ? text.at().x() - width : text.at().x();
        return new Box(left, text.at().y() - LOOK.size() * 0.75, width, LOOK.size() * 0.75);
    }

    private static Box around(At mark) {
        return new Box(mark.x() - 5, mark.y() - 5, 10, 10);
    }

    private static boolean touch(Box one, Box other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }
}
