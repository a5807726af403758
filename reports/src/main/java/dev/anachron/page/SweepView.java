package dev.anachron.page;

import dev.anachron.check.Measure;
import dev.anachron.check.Measures;
import dev.anachron.figure.Decimals;
import dev.anachron.sweep.Paired;
import dev.anachron.sweep.Share;
import dev.anachron.sweep.Spread;
import dev.anachron.sweep.Summary;
import dev.anachron.sweep.Tally;
import dev.anachron.sweep.Tally.Came;
import dev.anachron.sweep.Tally.Example;
import dev.anachron.sweep.Tally.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a sweep: how often each promise was broken, what was expected, how the numbers are distributed
 * over the seeds, and what differs seed by seed.
 */
public record SweepView(
        Summary summary,
        String question,
        List<Promise> promises,
        List<Expectation> expectations,
        List<Numbers> numbers,
        List<Numbers> more,
        List<Beside> beside,
        List<Failure> failures) {
    /** Measures that every reader asks for; the others are folded away. */
    private static final Set<String> ASKED = Set.of(
            "availability",
            "elections",
            "latency.read.p99",
            "latency.write.p99",
            "lost-writes",
            "messages-per-operation",
            "stale-reads",
            "staleness.p99",
            "unavailable-for");

    private static final double WIDTH = 300;

    /** A promise and how often it was broken in each cell. */
    public record Promise(String name, List<Row> rows) {}

    /**
     * How often.
     *
     * @param said in words: how many, the share, and its interval
     * @param at where the share is in a drawing of 300
     */
    public record Row(String cell, String said, String at, String low, String width, Runs runs) {}

    /** Some runs, and the first of them with the commands that make their results. */
    public record Runs(String count, List<Example> first, boolean more) {
        static Runs of(@Nullable Seeds seeds) {
            return seeds == null
                    ? new Runs("0", List.of(), false)
                    : new Runs(
                            Long.toString(seeds.count()),
                            seeds.first(),
                            seeds.count() > seeds.first().size());
        }
    }

    /** What was expected in a cell and how it came. */
    public record Expectation(
            String cell, String text, String sense, Badge met, String said, Runs unmet) {}

    /** A measure over the seeds of each cell. */
    public record Numbers(String name, String summary, String unit, List<Distribution> rows) {}

    /** A distribution in numbers, and where they are in a drawing of 300. */
    public record Distribution(
            String cell,
            String count,
            String mean,
            String deviation,
            String p5,
            String median,
            String p95,
            String range,
            Box box) {}

    /** A box from the 5th to the 95th percentile on a line from the least to the most. */
    public record Box(String least, String most, String low, String width, String median) {}

    /** A cell beside the first of its choice. */
    public record Beside(String title, List<String> promises, List<Differs> rows) {}

    /** A number's difference, seed by seed. */
    public record Differs(String name, String difference, String pairs, boolean clear) {}

    /** Runs that did not come to their end. */
    public record Failure(String cell, String how, Runs runs) {}

    /** What the page of that sweep shows. */
    public static SweepView of(Summary summary, String question) {
        List<Numbers> all = numbers(summary.tallies());
        Set<String> expected = summary.tallies().stream()
                .flatMap(tally -> tally.cell().expectations().stream())
                .map(one -> subject(one.text()))
                .collect(Collectors.toSet());
        return new SweepView(
                summary,
                question,
                promises(summary.tallies(), expected),
                summary.tallies().stream().flatMap(SweepView::expectations).toList(),
                all.stream().filter(one -> asked(one, expected)).toList(),
                all.stream().filter(one -> !asked(one, expected)).toList(),
                summary.pairs().stream().map(SweepView::beside).toList(),
                summary.tallies().stream().flatMap(SweepView::failures).toList());
    }

    private static String subject(String expectation) {
        return expectation.split(":", -1)[0];
    }

    private static boolean asked(Numbers numbers, Set<String> expected) {
        return ASKED.contains(numbers.name()) || expected.contains(numbers.name());
    }

    public String version() {
        return summary.design().version();
    }

    public String title() {
        return summary.design().scenario() + " over " + Long.toString(summary.seeds()) + " seeds";
    }

    /** For example {@code 1..200}. */
    public String seeds() {
        long first = summary.design().seed(0);
        return summary.seeds() == 0
                ? "none"
                : first + ".." + summary.design().seed(summary.seeds() - 1);
    }

    public String runs() {
        return Long.toString(summary.runs());
    }

    public Badge met() {
        return switch (summary.outcome()) {
            case MET -> Badge.met(true);
            case NOT_MET -> Badge.met(false);
            case UNDECIDED -> Badge.open("undecided");
        };
    }

    private static List<Promise> promises(List<Tally> tallies, Set<String> expected) {
        Set<String> names = new TreeSet<>();
        tallies.forEach(tally -> names.addAll(tally.violated().keySet()));
        List<Promise> promises = new ArrayList<>();
        for (String name : names) {
            promises.add(new Promise(
                    name, tallies.stream().map(tally -> row(tally, name)).toList()));
        }
        // What the scenario is about comes first.
        return Stream.concat(
                        promises.stream().filter(one -> expected.contains(one.name())),
                        promises.stream().filter(one -> !expected.contains(one.name())))
                .toList();
    }

    private static Row row(Tally tally, String promise) {
        Share share = tally.violated(promise);
        return new Row(
                tally.cell().title(),
                said(tally, promise),
                place(share.value()),
                place(share.low()),
                place(share.high() - share.low()),
                Runs.of(tally.violated().get(promise)));
    }

    /** How many of how many runs broke a promise, the share and the interval. */
    public static String said(Tally tally, String promise) {
        Share share = tally.violated(promise);
        if (share.of() == 0) {
            return "no run";
        }
        Seeds unknown = tally.undecided().get(promise);
        return share.count() + " of " + share.of() + ": " + percent(share.value()) + " ("
                + percent(share.low()) + " to " + percent(share.high()) + ")"
                + (unknown == null ? "" : "; undecided " + unknown.count());
    }

    /** With one decimal at most. */
    public static String percent(double share) {
        return Decimals.text(share * 100, 1) + " %";
    }

    private static String place(double share) {
        return Decimals.text(Double.isNaN(share) ? 0 : share * WIDTH, 1);
    }

    private static Stream<Expectation> expectations(Tally tally) {
        return tally.expectations().stream().map(came -> expectation(tally, came));
    }

    private static Expectation expectation(Tally tally, Came came) {
        String said = "met with " + Long.toString(came.met()) + " of " + Long.toString(came.runs())
                + " seeds"
                + (came.undecided().count() > 0
                        ? ", undecided with " + Long.toString(came.undecided().count())
                        : "");
        return new Expectation(
                tally.cell().title(),
                came.expected().text(),
                came.expected().sometimes() ? "with some seed" : "with every seed",
                switch (came.outcome()) {
                    case MET -> Badge.met(true);
                    case NOT_MET -> Badge.met(false);
                    case UNDECIDED -> Badge.open("undecided");
                },
                said,
                Runs.of(came.unmet()));
    }

    private static List<Numbers> numbers(List<Tally> tallies) {
        List<Numbers> numbers = new ArrayList<>();
        for (Measure measure : Measures.ALL) {
            List<Tally> having = tallies.stream()
                    .filter(tally -> tally.measures().containsKey(measure.name()))
                    .toList();
            if (!having.isEmpty()) {
                numbers.add(numbers(measure, having));
            }
        }
        return numbers;
    }

    private static Numbers numbers(Measure measure, List<Tally> tallies) {
        List<Spread> spreads =
                tallies.stream().map(tally -> spread(tally, measure)).toList();
        double least = spreads.stream().mapToDouble(Spread::least).min().orElse(0);
        double most = spreads.stream().mapToDouble(Spread::most).max().orElse(0);
        List<Distribution> rows = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            rows.add(distribution(tallies.get(i), spreads.get(i), least, most));
        }
        return new Numbers(measure.name(), measure.summary(), measure.unit(), rows);
    }

    private static Spread spread(Tally tally, Measure measure) {
        return Objects.requireNonNull(tally.measures().get(measure.name()));
    }

    private static Distribution distribution(
            Tally tally, Spread spread, double least, double most) {
        String never =
                spread.endless() == 0 ? "" : " and " + Long.toString(spread.endless()) + " never";
        return new Distribution(
                tally.cell().title(),
                Long.toString(spread.count()) + never,
                number(spread.mean()),
                number(spread.deviation()),
                number(spread.percentile(5)),
                number(spread.percentile(50)),
                number(spread.percentile(95)),
                number(spread.least()) + " to " + number(spread.most()),
                box(spread, least, most));
    }

    private static Box box(Spread spread, double least, double most) {
        double span = most > least ? most - least : 1;
        double low = (spread.percentile(5) - least) / span;
        double high = (spread.percentile(95) - least) / span;
        return new Box(
                place((spread.least() - least) / span),
                place((spread.most() - least) / span),
                place(low),
                place(Math.max(high - low, 0.005)),
                place((spread.percentile(50) - least) / span));
    }

    /** Three decimals at most; a dash for what cannot be said. */
    private static String number(double number) {
        return Double.isNaN(number) ? "–" : Decimals.text(number, 3);
    }

    private static Beside beside(Paired paired) {
        List<String> promises = new ArrayList<>();
        paired.promises()
                .forEach((promise, split) -> promises.add(promise + ": broken by "
                        + paired.other().variant() + " alone with "
                        + Long.toString(split.otherAlone()) + " seeds, by "
                        + paired.base().variant() + " alone with "
                        + Long.toString(split.baseAlone())));
        List<Differs> rows = new ArrayList<>();
        paired.measures().forEach((name, difference) -> {
            boolean clear = Math.abs(difference.mean()) > difference.half();
            String text = (difference.mean() > 0 ? "+" : "") + number(difference.mean()) + " ± "
                    + number(difference.half());
            if (difference.mean() != 0) {
                rows.add(new Differs(name, text, Long.toString(difference.count()), clear));
            }
        });
        return new Beside(
                paired.other().title() + " less " + paired.base().variant(), promises, rows);
    }

    private static Stream<Failure> failures(Tally tally) {
        return tally.failed().entrySet().stream()
                .map(failed -> new Failure(
                        tally.cell().title(), failed.getKey(), Runs.of(failed.getValue())));
    }
}
