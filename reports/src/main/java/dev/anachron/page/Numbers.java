package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Measured;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer to a question about how long, how often or how many, where every promise is to be kept. */
final class Numbers {
    /** About old values: the answer about promises tells of them. */
    private static final String STALE = "stale";

    /** How often somebody was elected explains the other numbers, and so stands after them. */
    private static final String ELECTIONS = "elections";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("unavailable-for", "longest without an answer"),
            Map.entry("converged-after", "well again after"),
            Map.entry("availability", "share of the time without waiting in vain"),
            Map.entry(ELECTIONS, "elections won"),
            Map.entry("lost-writes", "acknowledged writes lost"),
            Map.entry("lost-updates", "acknowledged writes under a lock lost"),
            Map.entry("refused-writes", "writes refused for an old token"),
            Map.entry("messages-per-operation", "messages for each operation"),
            Map.entry("lost-additions", "acknowledged additions missing in the end"),
            Map.entry("surplus-additions", "additions too many in the end"),
            Map.entry("lost-items", "acknowledged items missing in the end"),
            Map.entry("returned-items", "removed items back in the end"),
            Map.entry("double-claims", "names given to two"),
            Map.entry("siblings.max", "most values that one read returned"));

    private Numbers() {}

    /** The measures that the scenario is about; none when it is about promises that break. */
    static List<String> asked(Report report) {
        List<Expectation> expected = report.variants().stream()
                .flatMap(judged -> judged.variant().expectations().stream())
                .toList();
        boolean otherwise = expected.stream()
                .anyMatch(one -> one.demand() instanceof Expectation.Violated
                        || one.subject().startsWith(STALE));
        if (otherwise) {
            return List.of();
        }
        return expected.stream()
                .filter(one -> one.demand().aboutNumber())
                .map(Expectation::subject)
                .distinct()
                .sorted(Comparator.comparing(ELECTIONS::equals))
                .toList();
    }

    /** Whether some run broke the promise or a safety property after all. */
    static boolean anyBroken(Report report, String promise) {
        return report.variants().stream()
                .anyMatch(judged -> !Findings.broken(judged).isEmpty()
                        || Findings.status(judged, promise)
                                .filter(Status.INVALID::equals)
                                .isPresent());
    }

    /** A sentence for each measure. */
    static String text(Report report, List<String> asked) {
        return asked.stream()
                .map(measure -> Texts.sentence(words(measure) + ": " + byVariant(report, measure)))
                .collect(Collectors.joining(" "));
    }

    private static String byVariant(Report report, String measure) {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        for (Judged judged : report.variants()) {
            variants.computeIfAbsent(value(judged.measured(measure)), value -> new ArrayList<>())
                    .add(judged.variant().name());
        }
        boolean shared = variants.values().stream().anyMatch(names -> names.size() > 1);
        return variants.entrySet().stream()
                .map(one -> one.getKey() + " in " + Texts.names(one.getValue()))
                .collect(Collectors.joining(shared ? "; " : ", "));
    }

    private static String value(Measured measured) {
        if (Double.isNaN(measured.value())) {
            return "nothing to measure";
        }
        if (Double.isInfinite(measured.value())) {
            return "never";
        }
        return measured.unit().equals("ms")
                ? Texts.span((long) (measured.value() * SimTime.MILLI))
                : Texts.quantity(measured.value(), measured.unit());
    }

    /** {@code latency.write.p95} is the 95th percentile of a write's latency. */
    private static String words(String measure) {
        String[] parts = measure.split("\\.", -1);
        if (parts.length == 3 && parts[0].equals("latency")) {
            String which = switch (parts[2]) {
                case "p50" -> "median";
                case "max" -> "longest";
                case "p999" -> "99.9th percentile";
                default -> parts[2].replace("p", "") + "th percentile";
            };
            return which + " latency of " + parts[1] + "s";
        }
        return WORDS.getOrDefault(measure, measure);
    }
}
