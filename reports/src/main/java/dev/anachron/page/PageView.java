package dev.anachron.page;

import dev.anachron.diagram.TimeSpan;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole page: texts and drawings, ready to be shown. */
public record PageView(
        String question,
        String answer,
        String story,
        Badge met,
        String vacuous,
        Imprint imprint,
        List<VariantView> variants) {

    /** What it takes to make the same page again. */
    public record Imprint(String scenario, String seed, String version, String command) {}

    static PageView of(Report report) {
        TimeSpan reference = reference(report);
        List<VariantView> variants = new ArrayList<>();
        for (Judged judged : report.variants()) {
            variants.add(VariantView.of(judged, variants.size() + 1, reference));
        }
        long vacuous = report.variants().stream().filter(v -> v.run().vacuous()).count();
        return new PageView(
                report.scenario().question(),
                Answer.of(report),
                report.scenario().story().strip(),
                report.met()
                        ? Badge.good("every expectation met")
                        : Badge.bad("some expectation not met"),
                vacuous == 0 ? "" : Texts.count(vacuous, "vacuous run"),
                new Imprint(
                        report.scenario().name(),
                        Long.toString(report.seed()),
                        report.version(),
                        report.command()),
                List.copyOf(variants));
    }

    /** Where the first variant that broke a promise is looked at. */
    private static @Nullable TimeSpan reference(Report report) {
        for (Judged judged : report.variants()) {
            Optional<Focus> focus = Focus.of(judged);
            if (focus.isPresent()) {
                return focus.get().span(judged.run().simulatedNanos());
            }
        }
        return null;
    }
}
