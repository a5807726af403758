package dev.anachron.load;

import dev.anachron.check.Checker;
import dev.anachron.check.Measure;
import dev.anachron.load.Tree.Entry;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Demand;
import dev.anachron.scenario.Expectation.Relation;
import dev.anachron.scenario.Expectation.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code expect:}. */
final class ExpectReader {
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|==|<|>|=)\\s*(.*)");

    /** What depends on chance: {@code sometimes violated}. */
    private static final Pattern SOMETIMES = Pattern.compile("^\\s*sometimes\\s+");

    private static final Pattern NEAR = Pattern.compile("([^±+]*?)\\s*(?:±|\\+-)\\s*(.*)");

    private final Problems problems;
    private final List<Checker> checkers;
    private final List<Measure> measures;

    ExpectReader(Problems problems, Catalogues catalogues) {
        this.problems = problems;
        this.checkers = catalogues.checkers();
        this.measures = catalogues.measures();
    }

    List<Expectation> read(@Nullable Tree tree) {
        List<String> names = Stream.concat(
                        checkers.stream().map(Checker::name), measures.stream().map(Measure::name))
                .toList();
        List<Expectation> expectations = new ArrayList<>();
        if (tree == null) {
            return expectations;
        }
        if (!(tree instanceof Tree.Mapping mapping)) {
            problems.add(
                    tree.place(),
                    "'expect' is " + tree.kind() + "; expected a map such as"
                            + " { linearizable: holds }");
            return expectations;
        }
        for (Entry entry : mapping.entries()) {
            if (!names.contains(entry.key())) {
                problems.unknown(entry.place(), "expectation", entry.key(), names);
            } else {
                Expectation expectation = expectation(entry);
                if (expectation != null) {
                    expectations.add(expectation);
                }
            }
        }
        return expectations;
    }

    private @Nullable Expectation expectation(Entry entry) {
        Measure measure = measures.stream()
                .filter(candidate -> candidate.name().equals(entry.key()))
                .findFirst()
                .orElse(null);
        Format<Demand> format =
                measure == null ? ExpectReader::verdict : text -> comparison(text, measure);
        Demand demand = Fields.scalar(
                entry.value(),
                text -> format.read(SOMETIMES.matcher(text).replaceFirst("")),
                problems);
        if (demand == null || !(entry.value() instanceof Tree.Scalar scalar)) {
            return null;
        }
        Sense sense = SOMETIMES.matcher(scalar.text()).find() ? Sense.SOMETIMES : Sense.ALWAYS;
        return new Expectation(entry.key(), demand, sense, entry.key() + ": " + scalar.text());
    }

    private static Demand verdict(String text) throws Malformed {
        String word = Names.oneOf(List.of("holds", "violated")).read(text);
        return word.equals("holds") ? new Expectation.Holds() : new Expectation.Violated();
    }

    private static Demand comparison(String text, Measure measure) throws Malformed {
        Matcher near = NEAR.matcher(text.strip());
        if (near.matches()) {
            return near(near.group(1), near.group(2), measure);
        }
        Matcher matcher = COMPARISON.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Malformed(Text.quoted(text) + " is not a comparison, but " + measure.name()
                    + " is a number; expected for example \"> 0" + measure.unit() + "\"");
        }
        String sign = matcher.group(1).equals("==") ? "=" : matcher.group(1);
        Relation relation = Stream.of(Relation.values())
                .filter(candidate -> candidate.sign().equals(sign))
                .findFirst()
                .orElseThrow();
        double bound = Quantities.inUnit(matcher.group(2), measure.unit());
        return new Expectation.Compares(relation, bound);
    }

    private static Demand near(String value, String tolerance, Measure measure) throws Malformed {
        double number = Quantities.inUnit(value, measure.unit());
        double share = Quantities.probability(tolerance);
        if (share == 0) {
            throw new Malformed(
                    "no measured number is that exact; expected a tolerance such as ± 5%");
        }
        return new Expectation.Near(number, share);
    }
}
