package dev.anachron.render;

import dev.anachron.figure.Role;
import dev.anachron.render.Drawing.Anchor;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Dots;
import dev.anachron.render.Drawing.Ink;
import dev.anachron.render.Drawing.Lead;
import dev.anachron.render.Drawing.Look;
import dev.anachron.render.Drawing.Stroke;
import dev.anachron.render.Drawing.Text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The words beside single marks. Each stands as near to its mark as it can without touching other words,
 * large marks or lines; one that stands apart is tied to its mark by a thin line.
 */
final class Notes {
    private static final double GAP = 10;
    private static final double LINE_GAP = 5;

    /** Between words side by side, so that a thin line to the one does not look like the other's. */
    private static final double WORD_GAP = 16;

    /** So many lines up and down a place is looked for; beyond, words may touch. */
    private static final int LINES_AT_MOST = 16;

    /** How far the words may be shifted to the side, in steps of {@link #STEP}. */
    private static final int STEPS_AT_MOST = 6;

    private static final double STEP = 26;

    /** More marks than this are a cloud, and words may stand in it. */
    private static final int CLOUD = 60;

    /** At so many places of a line it is looked whether it crosses words. */
    private static final int SAMPLES = 12;

    private record Note(Role role, String words, At at) {}

    private final Box plot;
    private final Look look;
    private final List<Note> notes = new ArrayList<>();
    private final List<Box> taken = new ArrayList<>();
    private final List<Box> obstacles = new ArrayList<>();
    private final List<Lead> leads = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();

    Notes(Box plot, Look look) {
        this.plot = plot;
        this.look = look;
    }

    void add(Role role, String words, At at) {
        notes.add(new Note(role, words, at));
    }

    /** Words do not lie on these: single marks, and level lines. */
    void keepClearOf(List<Ink> inks) {
        for (Ink ink : inks) {
            if (ink instanceof Dots dots && dots.places().size() <= CLOUD) {
                double half = dots.size() / 2 + 2;
                dots.places()
                        .forEach(at -> obstacles.add(
                                new Box(at.x() - half, at.y() - half, 2 * half, 2 * half)));
            } else if (ink instanceof Stroke stroke && stroke.places().size() == 2) {
                level(stroke.places().get(0), stroke.places().get(1));
            }
        }
    }

    private void level(At from, At to) {
        if (from.y() == to.y()) {
            double left = Math.min(from.x(), to.x());
            obstacles.add(new Box(left, from.y() - 3, Math.abs(to.x() - from.x()), 6));
        }
    }

    /** Those at the edges first, since they have the least room; of those at one place in their order. */
    void place() {
        notes.stream().sorted(Comparator.comparingDouble(this::room)).forEach(this::place);
    }

    private double room(Note note) {
        return Math.min(note.at().y() - plot.y(), plot.bottom() - note.at().y());
    }

    private void place(Note note) {
        List<Box> candidates = candidates(note).stream().filter(this::inside).toList();
        Box box = candidates.stream()
                .filter(candidate -> free(candidate, note) && clear(candidate, note))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(candidate -> free(candidate, note))
                        .findFirst())
                .orElseGet(() -> candidates(note).get(0));
        taken.add(box);
        double base = box.bottom() - 4;
        texts.add(
                right(box, note)
                        ? new Text(note.words(), new At(box.x(), base), Anchor.START, look)
                        : new Text(note.words(), new At(box.right(), base), Anchor.END, look));
        if (apart(box, note)) {
            leads.add(lead(box, note));
        }
    }

    /** From the nearest to the farthest: beside the mark, then above and below, then to the sides. */
    private List<Box> candidates(Note note) {
        double width = TextWidth.bold(note.words(), look.size());
        double height = look.size() + 4;
        List<Box> boxes = new ArrayList<>();
        for (int lines = 0; lines <= LINES_AT_MOST; lines++) {
            double away = lines * (height + 2);
            for (int step = 0; step <= Math.min(lines + 1, STEPS_AT_MOST); step++) {
                double right = note.at().x() + GAP + step * STEP;
                double left = note.at().x() - GAP - width - step * STEP;
                double top = note.at().y() - height / 2;
                boxes.add(new Box(right, top - away, width, height));
                boxes.add(new Box(left, top - away, width, height));
                boxes.add(new Box(right, top + away, width, height));
                boxes.add(new Box(left, top + away, width, height));
            }
        }
        return boxes;
    }

    private boolean inside(Box box) {
        return box.x() >= plot.x() + 2
                && box.right() <= plot.right() - 2
                && box.y() >= plot.y()
                && box.bottom() <= plot.bottom() - 2;
    }

    private boolean free(Box box, Note note) {
        return taken.stream().noneMatch(other -> overlap(box, other, WORD_GAP))
                && obstacles.stream().noneMatch(other -> overlap(box, other, 1))
                && notes.stream()
                        .filter(other -> !other.equals(note))
                        .noneMatch(other -> overlap(box, around(other.at()), 1));
    }

    private static Box around(At at) {
        return new Box(at.x() - 6, at.y() - 6, 12, 12);
    }

    private static boolean overlap(Box one, Box other, double gap) {
        return one.x() < other.right() + gap
                && other.x() < one.right() + gap
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    /** Whether neither its own line crosses other words or lines nor another's line crosses these. */
    private boolean clear(Box box, Note note) {
        if (leads.stream().anyMatch(lead -> crosses(lead, box))) {
            return false;
        }
        Lead own = lead(box, note);
        return !apart(box, note)
                || (taken.stream().noneMatch(other -> crosses(own, other))
                        && leads.stream().noneMatch(lead -> cross(own, lead)));
    }

    /** Whether each has its ends on both sides of the other. */
    private static boolean cross(Lead one, Lead other) {
        return side(one, other.from()) * side(one, other.to()) < 0
                && side(other, one.from()) * side(other, one.to()) < 0;
    }

    /** Above 0 on the one side of a line, below 0 on the other. */
    private static double side(Lead line, At at) {
        return (line.to().x() - line.from().x()) * (at.y() - line.from().y())
                - (line.to().y() - line.from().y()) * (at.x() - line.from().x());
    }

    private static boolean crosses(Lead lead, Box box) {
        return IntStream.rangeClosed(0, SAMPLES)
                .mapToObj(i -> between(lead.from(), lead.to(), (double) i / SAMPLES))
                .anyMatch(at -> at.x() > box.x() - LINE_GAP
                        && at.x() < box.right() + LINE_GAP
                        && at.y() > box.y()
                        && at.y() < box.bottom());
    }

    private static At between(At from, At to, double share) {
        return new At(
                from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }

    private static boolean right(Box box, Note note) {
        return box.x() > note.at().x();
    }

    /** A note right beside its mark needs no line. */
    private static boolean apart(Box box, Note note) {
        return Math.abs(box.y() + box.height() / 2 - note.at().y()) > box.height()
                || box.x() - note.at().x() > GAP + 1
                || note.at().x() - box.right() > GAP + 1;
    }

    private static Lead lead(Box box, Note note) {
        double x = right(box, note) ? box.x() - 2 : box.right() + 2;
        return new Lead(note.role(), note.at(), new At(x, box.y() + box.height() / 2));
    }

    List<Lead> leads() {
        return leads;
    }

    List<Text> texts() {
        return texts;
    }
}
