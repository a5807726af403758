package dev.anachron.page;

import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Measured;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was measured beside what others published: texts, ready to be shown.
 *
 * @param family what all the measures' names begin with, up to the last dot; empty when they differ
 * @param measures the columns, by what is left of their names
 * @param rows a row for each variant
 */
public record PublishedView(String family, List<String> measures, List<Row> rows) {
    /**
     * A variant.
     *
     * @param lesson what it teaches
     * @param cells one for each measure
     */
    public record Row(String anchor, String name, String lesson, List<Cell> cells, String source) {}

    /**
     * A measure of a variant.
     *
     * @param published empty when nobody published any
     * @param difference in percent of what is published
     * @param demanded what is expected of it, and whether it came so
     */
    public record Cell(
            String measured,
            String published,
            String difference,
            List<VariantRow.Expected> demanded) {}

    static PublishedView of(Report report) {
        List<String> measures = measures(report);
        String family = family(measures);
        return new PublishedView(
                family,
                measures.stream().map(name -> name.substring(family.length())).toList(),
                measures.isEmpty()
                        ? List.of()
                        : report.variants().stream()
                                .map(judged -> row(report, judged, measures))
                                .toList());
    }

    /** What was published, and what else is demanded of numbers, beside what its name begins alike. */
    private static List<String> measures(Report report) {
        List<String> measures = report.variants().stream()
                .flatMap(judged -> judged.variant().published().stream())
                .map(Published::measure)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (measures.isEmpty()) {
            return measures;
        }
        report.variants().stream()
                .flatMap(judged -> judged.variant().expectations().stream())
                .filter(expectation -> expectation.demand().aboutNumber())
                .map(Expectation::subject)
                .filter(subject -> !measures.contains(subject))
                .distinct()
                .toList()
                .forEach(subject -> measures.add(placeOf(subject, measures), subject));
        return measures;
    }

    private static int placeOf(String subject, List<String> measures) {
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).startsWith(subject)) {
                return i;
            }
        }
        return measures.size();
    }

    private static String family(List<String> measures) {
        if (measures.isEmpty()) {
            return "";
        }
        String first = measures.get(0);
        String family = first.substring(0, first.lastIndexOf('.') + 1);
        return measures.stream().allMatch(name -> name.startsWith(family)) ? family : "";
    }

    private static Row row(Report report, Judged judged, List<String> measures) {
        return new Row(
                "variant-" + (report.variants().indexOf(judged) + 1),
                judged.variant().name(),
                judged.variant().story(),
                measures.stream().map(measure -> cell(judged, measure)).toList(),
                judged.variant().published().stream()
                        .map(Published::source)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    private static Cell cell(Judged judged, String name) {
        Measured measured = judged.measured(name);
        Optional<Published> published = judged.variant().published().stream()
                .filter(one -> one.measure().equals(name))
                .findFirst();
        return new Cell(
                Texts.quantity(measured.value(), measured.unit()),
                published
                        .map(one -> Texts.quantity(one.value(), measured.unit()))
                        .orElse(""),
                published.map(one -> difference(measured.value(), one.value())).orElse(""),
                VariantRow.expected(judged, name));
    }

    private static String difference(double measured, double published) {
        double share = measured / published - 1;
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%+.1f %%", share * 100) : "";
    }
}
