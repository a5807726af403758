package dev.anachron.bench;

import dev.anachron.run.bench.Timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the rounds measured, and how it is told: costs with their ratios, and our rates. */
final class RatioTable {
    private static final String COSTS_HEAD = """
            Nanoseconds of processor time a unit; in brackets how many times ours that is, which is
            the figure to quote.

            | | ours | plain Java | bare queue | SSJ, default list | SSJ, best list |
            |---|---|---|---|---|---|
            """;
    private static final String RATES_HEAD = """
            Ours, for each second of processor time:

            | | commits | events | messages | runs |
            |---|---|---|---|---|
            """;

    private static final String ALLOCATIONS_HEAD = """
            Bytes allocated a unit.

            | | ours | plain Java | SSJ, default list |
            |---|---|---|---|
            """;
    private static final String DIGEST_HEAD = """

            What the digest adds to the processor time of the same run without it.

            | | digest |
            |---|---|
            """;

    private final Map<String, Map<Contender, List<Double>>> costs = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> rates = new LinkedHashMap<>();
    private final Map<String, Map<Contender, List<Double>>> allocations = new LinkedHashMap<>();
    private final Map<String, List<Double>> digests = new LinkedHashMap<>();

    /** What a unit cost a contender in the next round: nanoseconds of processor time. */
    void cost(String row, Contender contender, double nanos) {
        costs.computeIfAbsent(row, fresh -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, fresh -> new ArrayList<>())
                .add(nanos);
    }

    /** How much of something we did for each second of processor time in the next round. */
    void rate(String row, String what, double perCpuSecond) {
        rates.computeIfAbsent(row, fresh -> new TreeMap<>())
                .computeIfAbsent(what, fresh -> new ArrayList<>())
                .add(perCpuSecond);
    }

    /** How many bytes a contender allocated for a unit in the next round. */
    void allocated(String row, Contender contender, double bytes) {
        allocations
                .computeIfAbsent(row, fresh -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, fresh -> new ArrayList<>())
                .add(bytes);
    }

    /** How much more a run with the digest cost in the next round, as a share. */
    void digest(String load, double share) {
        digests.computeIfAbsent(load, fresh -> new ArrayList<>()).add(share);
    }

    // What is known

    /** How many times ours a contender cost; NaN when it was not measured. */
    double ratio(String row, Contender contender) {
        Map<Contender, List<Double>> of = costs.getOrDefault(row, Map.of());
        List<Double> theirs = of.getOrDefault(contender, List.of());
        List<Double> ours = of.getOrDefault(Contender.OURS, List.of());
        if (theirs.isEmpty() || ours.size() != theirs.size()) {
            return Double.NaN;
        }
        return median(IntStream.range(0, ours.size())
                .mapToObj(round -> theirs.get(round) / ours.get(round))
                .toList());
    }

    /** The same of SSJ's list with the smallest median. */
    double bestSsj(String row) {
        return best(costs.getOrDefault(row, Map.of()))
                .map(contender -> ratio(row, contender))
                .orElse(Double.NaN);
    }

    /** Ours, for each second of processor time. */
    double rate(String row, String what) {
        return median(rates.getOrDefault(row, Map.of()).getOrDefault(what, List.of()));
    }

    /** The largest share that the digest costs. */
    double digestCost() {
        return digests.values().stream().mapToDouble(RatioTable::median).max().orElse(Double.NaN);
    }

    // As Markdown

    String costs() {
        StringBuilder text = new StringBuilder(COSTS_HEAD);
        costs.forEach((row, of) -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row,
                        nanos(of, Contender.OURS),
                        cell(row, Contender.PLAIN),
                        cell(row, Contender.BARE),
                        cell(row, Contender.SSJ_SPLAY),
                        best(of).map(contender -> cell(row, contender) + " " + contender.listName())
                                .orElse(""))));
        return text.toString();
    }

    String rates() {
        StringBuilder text = new StringBuilder(RATES_HEAD);
        rates.forEach((row, of) -> text.append("| %s | %s |\n"
                .formatted(
                        row,
                        of.values().stream()
                                .map(rounds -> format("%,.0f", median(rounds)))
                                .collect(Collectors.joining(" | ")))));
        return text.toString();
    }

    /** Allocation, and what the digest costs. */
    String extras() {
        StringBuilder text = new StringBuilder(ALLOCATIONS_HEAD);
        allocations.forEach((row, of) -> text.append("| %s | %s | %s | %s |\n"
                .formatted(
                        row,
                        bytes(of, Contender.OURS),
                        bytes(of, Contender.PLAIN),
                        bytes(of, Contender.SSJ_SPLAY))));
        text.append(DIGEST_HEAD);
        digests.forEach((load, shares) ->
                text.append(format("| " + load + " | %+.1f %% |\n", 100 * median(shares))));
        return text.toString();
    }

    private String cell(String row, Contender contender) {
        double ratio = ratio(row, contender);
        return Double.isNaN(ratio)
                ? ""
                : nanos(costs.getOrDefault(row, Map.of()), contender) + format(" (%.2f)", ratio);
    }

    private static String bytes(Map<Contender, List<Double>> of, Contender contender) {
        return of.containsKey(contender)
                ? format("%.1f", median(of.getOrDefault(contender, List.of())))
                : "";
    }

    private static String nanos(Map<Contender, List<Double>> of, Contender contender) {
        double nanos = median(of.getOrDefault(contender, List.of()));
        return format(nanos < 100 ? "%.1f" : "%,.0f", nanos);
    }

    private static Optional<Contender> best(Map<Contender, List<Double>> of) {
        return Arrays.stream(Contender.values())
                .filter(contender -> contender.isSsj() && of.containsKey(contender))
                .min(Comparator.comparingDouble(
                        contender -> median(of.getOrDefault(contender, List.of()))));
    }

    private static double median(List<Double> rounds) {
        return rounds.isEmpty()
                ? Double.NaN
                : Timing.median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
