package dev.anachron.page;

import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.film.Camera;
import dev.anachron.film.Cues;
import dev.anachron.film.Film.Again;
import dev.anachron.film.Film.Moment;
import dev.anachron.film.Film.Sentence;
import dev.anachron.film.Film.Window;
import dev.anachron.history.Operation;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Tells the camera what is worth looking at. */
public final class Direction {
    private Direction() {}

    /** Whether a page with so many variants will show that moment of one of them. */
    public static LongPredicate shown(Judged judged, int variants) {
        List<Window> windows =
                Camera.windows(judged, violations(judged), PageView.eventsOfEach(variants));
        return atNanos -> windows.stream()
                .anyMatch(one -> one.fromNanos() <= atNanos && atNanos <= one.toNanos());
    }

    static Cues cues(
            Judged judged, @Nullable Focus focus, VariantView.Why why, VariantView.Scene scene) {
        List<Sentence> story = why.steps().stream()
                .map(step -> new Sentence(step.atNanos(), step.operation(), step.text()))
                .toList();
        return new Cues(
                scene.anchor(),
                story,
                marks(judged, focus),
                violations(judged),
                again(judged, scene),
                scene.events());
    }

    /** Which variants ran is said anew by who runs them again. */
    private static Again again(Judged judged, VariantView.Scene scene) {
        String command = scene.command().replaceAll(" --variant ('[^']*'|\\S+)", "");
        return new Again(scene.scenario(), command, judged.variant().changes());
    }

    private static SortedMap<Integer, Integer> marks(Judged judged, @Nullable Focus focus) {
        SortedMap<Integer, Integer> marks = new TreeMap<>();
        if (focus != null) {
            focus.finding().verdict().evidence().stream()
                    .filter(evidence -> evidence.operation() >= 0)
                    .forEach(evidence -> marks.put(evidence.operation(), Cues.PROOF));
        }
        Focus.highlights(judged.run(), focus).stale().forEach(id -> marks.put(id, Cues.OLD));
        Operation missed = focus == null ? null : focus.missed();
        if (missed != null) {
            marks.put(missed.id(), Cues.MISSED);
        }
        return marks;
    }

    /** Where each promise broke: when the last operation of its proof was over. */
    private static List<Moment> violations(Judged judged) {
        return judged.findings().stream()
                .filter(finding -> finding.verdict().status() == Status.INVALID)
                .filter(finding -> !finding.verdict().evidence().isEmpty())
                .map(finding -> new Moment(
                        moment(judged, finding),
                        "violation",
                        finding.checker() + ": "
                                + Texts.closed(finding.verdict().reason())))
                .sorted(Comparator.comparing(Moment::atNanos))
                .toList();
    }

    private static long moment(Judged judged, Finding finding) {
        List<Operation> operations = judged.run().history().operations();
        return finding.verdict().evidence().stream()
                .mapToLong(evidence -> ended(evidence, operations))
                .filter(nanos -> nanos <= judged.run().simulatedNanos())
                .max()
                .orElse(judged.run().simulatedNanos());
    }

    private static long ended(Evidence evidence, List<Operation> operations) {
        int id = evidence.operation();
        return id >= 0 && id < operations.size()
                ? operations.get(id).returnedNanos()
                : evidence.atNanos();
    }
}
