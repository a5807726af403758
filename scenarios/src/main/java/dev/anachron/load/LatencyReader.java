package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.base.Shares;
import dev.anachron.spi.Settings;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code 2ms}, {@code uniform: 1ms..3ms}, {@code { lognormal: { median: 2ms, p99: 9ms } }}. */
final class LatencyReader {
    static final List<String> FORMS = List.of(
            "constant",
            "uniform",
            "exponential",
            "normal",
            "lognormal",
            "pareto",
            "mixture",
            "sum",
            "fit",
            MeasuredFiles.KEY);

    /** Shares are decimal; thirds that are written with some digits should pass. */
    private static final double SUM_TOLERANCE = 1e-6;

    private final Problems problems;

    LatencyReader(Problems problems) {
        this.problems = problems;
    }

    /** The latency, or the stopgap and a problem. */
    Latency read(Tree tree, Latency stopgap) {
        if (tree instanceof Tree.Scalar) {
            Long nanos = Fields.scalar(tree, Quantities::positiveDuration, problems);
            return nanos == null ? stopgap : Latency.constant(nanos);
        }
        Fields fields = Fields.of(tree, "a latency", FORMS, problems);
        if (fields == null) {
            return stopgap;
        }
        List<String> given =
                FORMS.stream().filter(form -> fields.find(form) != null).toList();
        if (given.size() != 1) {
            if (fields.mapping().entries().stream().allMatch(e -> FORMS.contains(e.key()))) {
                problems.add(
                        tree.place(),
                        "a latency has one form, not " + given.size() + "; expected one of "
                                + String.join(", ", FORMS));
            }
            return stopgap;
        }
        Tree value = fields.find(given.get(0));
        return value == null ? stopgap : form(given.get(0), value, stopgap);
    }

    private Latency form(String form, Tree value, Latency stopgap) {
        return switch (form) {
            case "constant" -> read(value, stopgap);
            case "uniform" -> uniform(value, stopgap);
            case "exponential" -> exponential(value, stopgap);
            case "normal" -> normal(value, stopgap);
            case "lognormal" -> lognormal(value, stopgap);
            case "pareto" -> pareto(value, stopgap);
            case "mixture" -> mixture(value, stopgap);
            case "sum" -> sum(value, stopgap);
            case "fit" -> fit(value, stopgap);
            default -> empirical(value, stopgap);
        };
    }

    private Latency uniform(Tree value, Latency stopgap) {
        Settings.Range range = Fields.scalar(value, LatencyReader::positive, problems);
        return range == null ? stopgap : Latency.uniform(range.lowNanos(), range.highNanos());
    }

    private static Settings.Range positive(String text) throws Malformed {
        Settings.Range range = Quantities.range(text);
        if (range.lowNanos() < 1_000) {
            throw new Malformed(Text.quoted(text) + " is too short; expected at least 1us");
        }
        return range;
    }

    private Latency exponential(Tree value, Latency stopgap) {
        Fields fields = Fields.of(value, "exponential", List.of("mean", "floor"), problems);
        return fields == null
                ? stopgap
                : Latency.exponential(
                        required(fields, "mean", "2ms"),
                        fields.read("floor", Quantities::duration, 0L));
    }

    private Latency normal(Tree value, Latency stopgap) {
        Fields fields = Fields.of(value, "normal", List.of("mean", "deviation"), problems);
        return fields == null
                ? stopgap
                : Latency.normal(
                        required(fields, "mean", "2ms"),
                        fields.require("deviation", "500us", Quantities::duration, 1_000L));
    }

    private Latency lognormal(Tree value, Latency stopgap) {
        Fields fields = Fields.of(value, "lognormal", List.of("median", "p99"), problems);
        if (fields == null) {
            return stopgap;
        }
        int before = problems.all().size();
        long median = required(fields, "median", "2ms");
        long p99 = required(fields, "p99", "9ms");
        if (p99 < median && problems.all().size() == before) {
            problems.add(
                    fields.placeOf("p99"), "p99 is below the median; expected it above or equal");
        }
        return Latency.lognormal(median, p99);
    }

    private Latency pareto(Tree value, Latency stopgap) {
        Fields fields = Fields.of(value, "pareto", List.of("scale", "alpha"), problems);
        return fields == null
                ? stopgap
                : Latency.pareto(
                        required(fields, "scale", "1ms"),
                        fields.require("alpha", "1.5", LatencyReader::alpha, 1.5));
    }

    private Latency mixture(Tree value, Latency stopgap) {
        int before = problems.all().size();
        List<Latency.Part> parts = new ArrayList<>();
        double sum = 0;
        for (Tree item : Fields.itemsOnly(value, "'mixture'", problems)) {
            Fields fields =
                    Fields.of(item, "a part of a mixture", List.of("share", "latency"), problems);
            Tree latency = fields == null ? null : fields.need("latency", "2ms");
            if (fields != null && latency != null) {
                double share = fields.require("share", "95%", Quantities::probability, 0.0);
                sum += share;
                parts.add(new Latency.Part(share, read(latency, stopgap)));
            }
        }
        if (problems.all().size() > before) {
            return stopgap;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            problems.add(
                    value.place(),
                    "the shares of this mixture are " + Shares.percent(sum)
                            + " together; expected 100%");
            return stopgap;
        }
        return Latency.mixture(parts);
    }

    private Latency sum(Tree value, Latency stopgap) {
        List<Latency> parts = Fields.itemsOnly(value, "'sum'", problems).stream()
                .map(part -> read(part, stopgap))
                .toList();
        if (parts.isEmpty() && value instanceof Tree.Items) {
            problems.add(value.place(), "a sum of nothing; expected at least one latency");
        }
        return parts.isEmpty() ? stopgap : Latency.sum(parts);
    }

    private Latency fit(Tree value, Latency stopgap) {
        String name = Fields.scalar(value, text -> text, problems);
        if (name != null && !Fits.NAMES.contains(name)) {
            problems.unknown(value.place(), "fit", name, Fits.NAMES);
            return stopgap;
        }
        return name == null ? stopgap : Fits.named(name);
    }

    private Latency empirical(Tree value, Latency stopgap) {
        if (!(value instanceof Tree.Items items)) {
            problems.add(
                    value.place(),
                    "'empirical' is " + value.kind()
                            + "; expected a list of durations or a .csv file beside the scenario");
            return stopgap;
        }
        int size = items.items().size();
        if (size == 0 || size > MeasuredFiles.VALUES_AT_MOST) {
            problems.add(
                    value.place(),
                    size + " measured values; expected 1 to " + MeasuredFiles.VALUES_AT_MOST);
            return stopgap;
        }
        List<Long> values = new ArrayList<>();
        for (Tree item : items.items()) {
            Long nanos = Fields.scalar(item, Quantities::positiveDuration, problems);
            if (nanos != null) {
                values.add(nanos);
            }
        }
        return values.size() == size ? Latency.empirical(values) : stopgap;
    }

    private static double alpha(String text) throws Malformed {
        double alpha = Quantities.decimal(text);
        if (alpha < 0.1 || alpha > 1000) {
            throw new Malformed(Text.quoted(text) + " is outside its bounds; expected 0.1 to 1000");
        }
        return alpha;
    }

    private static long required(Fields fields, String key, String example) {
        return fields.require(key, example, Quantities::positiveDuration, 1_000L);
    }
}
