package dev.anachron.page;

import dev.anachron.page.VariantView.Reference;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole page as data: what a result keeps, so that the page can be made again without a run. */
public record PageView(
        String question,
        String answer,
        String story,
        Badge met,
        String asked,
        String vacuous,
        Imprint imprint,
        List<VariantView.Picture> pictures,
        PublishedView published,
        List<VariantView> variants) {

    /** What a page of all variants shows of their events; more would be slow to open. */
    private static final long EVENTS_AT_MOST = 150_000;

    /** What it takes to make the same page again. */
    public record Imprint(String scenario, String seed, String version, String command) {}

    /** Whether any variant is of a protocol with the safety properties of Raft. */
    public boolean safety() {
        return variants.stream().anyMatch(variant -> variant.row().hasSafety());
    }

    /** Whether anybody was elected anywhere. */
    public boolean elections() {
        return variants.stream().anyMatch(variant -> variant.row().hasElections());
    }

    /** Whether a timeline has a mark of this class. */
    public boolean shows(String mark) {
        return variants.stream().anyMatch(variant -> variant.shows(mark));
    }

    static long eventsOfEach(int variants) {
        return EVENTS_AT_MOST / Math.max(1, variants);
    }

    public static PageView of(Report report) {
        Reference reference = reference(report);
        String promise = Answer.promise(report.variants());
        long events = eventsOfEach(report.variants().size());
        List<VariantView> variants = new ArrayList<>();
        for (Judged judged : report.variants()) {
            VariantView.Scene scene = new VariantView.Scene(
                    variants.size() + 1, report.scenario().name(), report.command(), events);
            variants.add(VariantView.of(judged, scene, promise, reference));
        }
        long vacuous =
                report.variants().stream().filter(v -> !v.vacuity().isEmpty()).count();
        return new PageView(
                report.scenario().question(),
                Answer.of(report),
                report.scenario().story().strip(),
                met(report),
                promise.equals("linearizable") ? "" : promise,
                vacuous == 0 ? "" : Texts.count(vacuous, "vacuous run"),
                new Imprint(
                        report.scenario().name(),
                        Long.toString(report.seed()),
                        report.version(),
                        report.command()),
                ChartPictures.of(report),
                PublishedView.of(report),
                List.copyOf(variants));
    }

    private static Badge met(Report report) {
        if (report.variants().stream().allMatch(v -> v.expectations().isEmpty())) {
            return Badge.open("nothing was expected");
        }
        return report.met()
                ? Badge.good("every expectation met")
                : Badge.bad("some expectation not met");
    }

    /** Where the first variant that broke a promise is looked at. */
    private static @Nullable Reference reference(Report report) {
        for (Judged judged : report.variants()) {
            Optional<Focus> focus = Focus.of(judged);
            if (focus.isPresent()) {
                return new Reference(
                        focus.get().span(judged.run().simulatedNanos()),
                        focus.get().wrong());
            }
        }
        return null;
    }
}
