package dev.anachron.page;

import dev.anachron.chart.Chart;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.why.Explanation;
import dev.anachron.diagram.Highlights;
import dev.anachron.diagram.OperationTimeline;
import dev.anachron.diagram.TimeSpan;
import dev.anachron.engine.Run;
import dev.anachron.figure.Figure;
import dev.anachron.film.Camera;
import dev.anachron.film.FilmText;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.render.Svg;
import dev.anachron.report.Judged;
import dev.anachron.report.Placement;
import dev.anachron.scenario.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A variant's section of the page: texts and drawings, ready to be shown. */
public record VariantView(
        VariantRow row,
        List<String> story,
        Why why,
        Timeline timeline,
        List<Picture> charts,
        List<Line> excerpt,
        List<FaultView> faults,
        Drawn drawn,
        List<VerdictView> verdicts,
        List<MeasureView> measures,
        String hash,
        String film) {

    /** Whether the timelines have such a mark: the class of what is drawn. */
    public boolean shows(String mark) {
        Pattern drawn = Pattern.compile("class=\"([^\"]* )?" + Pattern.quote(mark) + "[ \"]");
        return drawn.matcher(timeline.overview()).find()
                || drawn.matcher(timeline.closeUp()).find();
    }

    /**
     * Why a promise broke.
     *
     * @param title of the section; empty when there is nothing to tell
     * @param heading what broke, or what held
     * @param steps plain sentences in the order in which things happened
     */
    public record Why(String title, String heading, List<Step> steps) {
        static final Why NONE = new Why("", "", List.of());
    }

    /** One sentence; {@code operation} is -1 when it is about something else. */
    public record Step(String at, long atNanos, int operation, String text) {}

    /**
     * The timelines.
     *
     * @param overview the whole run
     * @param closeHeading what the close view shows; empty when there is none
     * @param closeUp the close view
     */
    public record Timeline(String overview, String closeHeading, String closeUp) {}

    /**
     * A chart, and how to read it.
     *
     * @param name its file's name without the ending
     * @param section where the page shows it
     */
    public record Picture(
            String name, String title, String caption, Chart.Section section, Figure figure) {
        /** The same with another figure. */
        Picture of(Figure other) {
            return new Picture(name, title, caption, section, other);
        }

        /** Its drawing; {@code place} keeps its ids apart from those of other places in the page. */
        public String svg(String place) {
            return Svg.render(figure, place + "-" + name);
        }
    }

    /** The charts that belong there. */
    public List<Picture> charts(Chart.Section section) {
        return charts.stream().filter(chart -> chart.section() == section).toList();
    }

    /**
     * A line of the transcript.
     *
     * @param at when
     * @param place where
     * @param text what
     * @param key whether the result hangs on it
     * @param left how many lines were left out before this one
     */
    public record Line(String at, String place, String text, boolean key, long left) {}

    /** A checker and what it found. */
    public record VerdictView(String name, String promise, Badge badge, String reason) {}

    /** A number. */
    public record MeasureView(String name, String summary, String value) {}

    /**
     * Computes a section.
     *
     * @param scene which section it is
     * @param promise the promise that the scenario is about
     * @param reference where another variant broke its promise, for a look at the same moment here;
     *     null when none did
     */
    static VariantView of(
            Judged judged, Scene scene, String promise, @Nullable Reference reference) {
        Focus focus = Focus.of(judged).orElse(null);
        Why why = focus == null ? Held.why(judged, reference) : why(judged, focus);
        return new VariantView(
                VariantRow.of(judged, scene.anchor(), promise),
                story(judged),
                why,
                timeline(judged.run(), focus, reference == null ? null : reference.span()),
                ChartPictures.of(judged),
                focus == null ? List.of() : Excerpt.of(judged.run().trace(), focus),
                FaultView.of(judged.run()),
                judged.variant().drawn(),
                verdicts(judged),
                measures(judged),
                judged.run().trace().hash(),
                FilmText.of(Camera.film(judged, Direction.cues(judged, focus, why, scene))));
    }

    /**
     * Which section it is.
     *
     * @param number from 1
     * @param scenario the scenario's name
     * @param command the command that made the page
     * @param events how many events its film may have
     */
    record Scene(int number, String scenario, String command, long events) {
        String anchor() {
            return "variant-" + number;
        }
    }

    /**
     * Where another variant broke its promise.
     *
     * @param span the stretch that is enlarged there
     * @param wrong the operation that proves it; null when none does
     */
    record Reference(TimeSpan span, @Nullable Operation wrong) {}

    private static List<String> story(Judged judged) {
        Run run = judged.run();
        History history = run.history();
        List<String> story = new ArrayList<>();
        story.add(Texts.sentence(Texts.span(run.simulatedNanos()) + " of virtual time, "
                + Texts.count(history.operations().size(), "operation") + ": "
                + history.count(Outcome.OK) + " ok, "
                + history.count(Outcome.FAIL) + " failed, "
                + history.count(Outcome.INFO) + " of unknown outcome"));
        String placement = Placement.text(run);
        if (!placement.isEmpty()) {
            story.add("Shard " + placement.replace("; ", "; shard ") + ".");
        }
        Answer.Found found = Answer.found(judged, "linearizable");
        if (found.reads() == 0) {
            story.add("No read returned a value.");
        } else if (found.staleReads() == 0) {
            story.add("None of " + Texts.count(found.reads(), "read") + " returned an old value.");
        } else {
            String oldest = found.oldestNanos() == 0
                    ? ""
                    : ", the oldest by " + Texts.span(found.oldestNanos());
            story.add(found.staleReads() + " of " + Texts.count(found.reads(), "read")
                    + " returned an old value" + oldest + ".");
        }
        return story;
    }

    private static Why why(Judged judged, Focus focus) {
        var verdict = focus.finding().verdict();
        List<Evidence> steps = Explanation.of(
                verdict, judged.run().history(), judged.run().trace(), judged.run()::bit);
        List<Evidence> told = steps.isEmpty() ? verdict.evidence() : steps;
        return new Why(
                "Why it broke",
                focus.finding().checker() + ": " + verdict.reason(),
                told.stream()
                        .map(s -> new Step(
                                TimeSpan.seconds(s.atNanos()),
                                s.atNanos(),
                                s.operation(),
                                Texts.closed(s.text())))
                        .toList());
    }

    private static Timeline timeline(Run run, @Nullable Focus focus, @Nullable TimeSpan reference) {
        Highlights highlights = Focus.highlights(run, focus);
        TimeSpan span = focus != null
                ? focus.span(run.simulatedNanos())
                : reference == null ? null : reference.widened(0, run.simulatedNanos());
        String overview = OperationTimeline.overview(run, highlights, span);
        if (span == null || span.lengthNanos() == 0) {
            return new Timeline(overview, "", "");
        }
        String heading = focus != null
                ? "The moment of the violation, " + span.text()
                : "The same moment here, " + span.text();
        return new Timeline(overview, heading, OperationTimeline.closeUp(run, highlights, span));
    }

    private static List<VerdictView> verdicts(Judged judged) {
        return judged.findings().stream()
                .map(f -> new VerdictView(
                        f.checker(),
                        f.promise(),
                        Badge.of(f.verdict().status()),
                        Texts.closed(f.verdict().reason())))
                .toList();
    }

    private static List<MeasureView> measures(Judged judged) {
        return judged.measures().stream()
                .map(m -> new MeasureView(
                        m.measure(), m.summary(), Texts.quantity(m.value(), m.unit())))
                .toList();
    }
}
