package dev.anachron.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final Map<String, Map<Contender, List<Double>>> costs = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> rates = new LinkedHashMap<>();

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

    String markdown() {
        StringBuilder text = new StringBuilder(COSTS_HEAD);
        costs.forEach((row, of) -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row,
                        nanos(of, Contender.OURS),
                        ratio(of, Contender.PLAIN),
                        ratio(of, Contender.BARE),
                        ratio(of, Contender.SSJ_SPLAY),
                        best(of))));
        text.append(RATES_HEAD);
        rates.forEach((row, of) -> text.append("| %s | %s |\n"
                .formatted(
                        row,
                        of.values().stream()
                                .map(rounds -> format("%,.0f", median(rounds)))
                                .collect(Collectors.joining(" | ")))));
        return text.toString();
    }

    private static String nanos(Map<Contender, List<Double>> of, Contender contender) {
        double nanos = median(of.getOrDefault(contender, List.of()));
        return format(nanos < 100 ? "%.1f" : "%,.0f", nanos);
    }

    private static String ratio(Map<Contender, List<Double>> of, Contender contender) {
        List<Double> theirs = of.getOrDefault(contender, List.of());
        List<Double> ours = of.getOrDefault(Contender.OURS, List.of());
        if (theirs.isEmpty() || ours.size() != theirs.size()) {
            return "";
        }
        List<Double> ratios = IntStream.range(0, ours.size())
                .mapToObj(round -> theirs.get(round) / ours.get(round))
                .toList();
        return nanos(of, contender) + format(" (%.2f)", median(ratios));
    }

    /** Of SSJ's lists the one with the smallest median, by name. */
    private static String best(Map<Contender, List<Double>> of) {
        return Arrays.stream(Contender.values())
                .filter(contender -> contender.isSsj() && of.containsKey(contender))
                .min(Comparator.comparingDouble(
                        contender -> median(of.getOrDefault(contender, List.of()))))
                .map(contender -> ratio(of, contender) + " " + contender.listName())
                .orElse("");
    }

    private static double median(List<Double> rounds) {
        if (rounds.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted =
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
