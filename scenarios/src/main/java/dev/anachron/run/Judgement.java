package dev.anachron.run;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Measure;
import dev.anachron.check.Measures;
import dev.anachron.check.Verdict;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.engine.Run;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.report.Judged.Measured;
import dev.anachron.report.Judged.Met;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Compares;
import dev.anachron.scenario.Expectation.Near;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lets every checker and every measure look at a run, and compares with what was expected. */
public final class Judgement {
    /** How a whole report came out; what is certain outweighs what is not. */
    public enum Outcome {
        /** Every expectation is met. */
        MET,
        /** Some expectation is not met. */
        NOT_MET,
        /** Some expectation could not be decided, and all others are met. */
        UNDECIDED
    }

    /** What was measured when there was nothing: it meets no expectation. */
    public static final String NOTHING = "nothing to measure";

    private final List<Checker> checkers;
    private final List<Measure> measures;

    Judgement(List<Checker> checkers, List<Measure> measures) {
        this.checkers = checkers;
        this.measures = measures;
    }

    /** Judges each run by the whole catalogue. */
    public static List<Judged> check(List<Simulated> runs) {
        Judgement judgement = new Judgement(Checkers.ALL, Measures.ALL);
        return runs.stream().map(judgement::judge).toList();
    }

    /** How the report came out. */
    public static Outcome outcome(Report report) {
        Outcome outcome = Outcome.MET;
        for (Judged judged : report.variants()) {
            for (Met met : judged.expectations()) {
                if (!met.met() && !undecided(judged, met)) {
                    return Outcome.NOT_MET;
                }
                outcome = met.met() ? outcome : Outcome.UNDECIDED;
            }
        }
        return outcome;
    }

    /** Whether the expectation hangs on a verdict that was not reached. */
    public static boolean undecided(Judged judged, Met met) {
        return judged.findings().stream()
                .filter(finding -> finding.checker().equals(met.expectation().subject()))
                .anyMatch(finding -> finding.verdict().status() == Verdict.Status.UNKNOWN);
    }

    Judged judge(Simulated simulated) {
        Run run = simulated.run();
        Map<String, Verdict> verdicts = Lattice.judge(checkers, run.history(), run.trace());
        List<Finding> findings = new ArrayList<>();
        for (Checker checker : checkers) {
            Verdict verdict = Objects.requireNonNull(verdicts.get(checker.name()));
            findings.add(new Finding(checker.name(), checker.promise(), verdict));
        }
        List<Measured> numbers = measures.stream()
                .map(measure -> new Measured(
                        measure.name(),
                        measure.summary(),
                        measure.unit(),
                        measure.measure(run.history(), run.trace())))
                .toList();
        Judged unmet = new Judged(simulated.variant(), run, findings, numbers, List.of());
        List<Met> expectations = simulated.variant().expectations().stream()
                .map(expectation -> compare(expectation, unmet))
                .toList();
        return new Judged(simulated.variant(), run, findings, numbers, expectations);
    }

    private static Met compare(Expectation expectation, Judged judged) {
        String subject = expectation.subject();
        if (expectation.demand() instanceof Compares demand) {
            double number = judged.measure(subject);
            boolean met = !Double.isNaN(number) && demand.relation().holds(number, demand.bound());
            return new Met(expectation, met, number(number, unit(judged, subject)));
        }
        if (expectation.demand() instanceof Near demand) {
            double number = judged.measure(subject);
            return new Met(
                    expectation, demand.holds(number), number(number, unit(judged, subject)));
        }
        Verdict.Status status = judged.verdict(subject).status();
        Verdict.Status demanded = expectation.demand() instanceof Expectation.Holds
                ? Verdict.Status.VALID
                : Verdict.Status.INVALID;
        return new Met(expectation, status == demanded, word(status));
    }

    /** The verdict in the words of {@code expect}. */
    public static String word(Verdict.Status status) {
        return switch (status) {
            case VALID -> "holds";
            case INVALID -> "violated";
            case UNKNOWN -> "undecided";
        };
    }

    /** The number with three decimals at most, and its unit. */
    public static String number(double number, String unit) {
        if (Double.isNaN(number)) {
            return NOTHING;
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "never" : "minus infinite";
        }
        // Decimal arithmetic: the shortest text of a double differs between Java versions.
        BigDecimal rounded = new BigDecimal(number).setScale(3, RoundingMode.HALF_EVEN);
        return rounded.stripTrailingZeros().toPlainString() + unit;
    }

    private static String unit(Judged judged, String measure) {
        return judged.measures().stream()
                .filter(measured -> measured.measure().equals(measure))
                .map(Measured::unit)
                .findFirst()
                .orElse("");
    }
}
