package dev.anachron.report;

import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;

import java.util.List;

/**
 * One variant, run and judged.
 *
 * @param variant what ran
 * @param run what happened
 * @param findings every checker's verdict, in the order of the catalogue
 * @param measures every measure's number, in the order of the catalogue
 * @param expectations what was expected and whether it came so, in the scenario's order
 */
public record Judged(
        Scenario.Variant variant,
        Run run,
        List<Finding> findings,
        List<Measured> measures,
        List<Met> expectations) {

    /**
     * A checker's verdict.
     *
     * @param checker its name
     * @param promise what it decides, as a sentence
     * @param verdict what it found
     */
    public record Finding(String checker, String promise, Verdict verdict) {}

    /**
     * A number.
     *
     * @param measure its name
     * @param summary what it is
     * @param unit its unit, or empty
     * @param value the number, or NaN
     */
    public record Measured(String measure, String summary, String unit, double value) {}

    /**
     * An expectation and what came.
     *
     * @param measured what was found, in a few words: {@code violated}, {@code 37}
     */
    public record Met(Expectation expectation, boolean met, String measured) {}

    public boolean met() {
        return expectations.stream().allMatch(Met::met);
    }

    /** The finding of that name; the catalogue has it. */
    public Verdict verdict(String checker) {
        return findings.stream()
                .filter(finding -> finding.checker().equals(checker))
                .map(Finding::verdict)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict on " + checker));
    }

    /** The number of that name; the catalogue has it. */
    public double measure(String measure) {
        return measures.stream()
                .filter(measured -> measured.measure().equals(measure))
                .mapToDouble(Measured::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + measure));
    }
}
