package dev.anachron.report;

import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.scenario.Drawn;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final int STRIKES_AT_MOST = 5;

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

    /** The same, of a run of which more is known. */
    public Judged with(Run more) {
        return new Judged(variant, more, findings, measures, expectations);
    }

    public boolean met() {
        return expectations.stream().allMatch(Met::met);
    }

    /** Why this run says little or nothing, a clause for each reason; empty when it was a real test. */
    public List<String> vacuity() {
        Stream<String> faults = undisturbed()
                ? Stream.of(
                        run.vacuous()
                                ? "no fault touched anything (" + strikes() + ")"
                                : "the nemesis drew no fault")
                : Stream.empty();
        Stream<String> untested = expectations.stream()
                .map(Met::expectation)
                .filter(this::untested)
                .map(expectation -> "nothing put " + expectation.subject() + " to the test");
        return Stream.concat(faults, untested).toList();
    }

    /** Every verdict, by the name of its checker, in order of name. */
    public SortedMap<String, Verdict> verdicts() {
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        findings.forEach(finding -> verdicts.put(finding.checker(), finding.verdict()));
        return verdicts;
    }

    /** The faults that struck in vain in a run that was a test otherwise; empty when there are none. */
    public String inVain() {
        return run.vacuous() ? "" : strikes();
    }

    /** Those without effect, the first few of them where they are many. */
    private String strikes() {
        List<String> vain = run.faults().stream()
                .filter(fault -> !fault.bit())
                .map(Run.FaultReport::strike)
                .toList();
        String some = vain.stream().limit(STRIKES_AT_MOST).collect(Collectors.joining("; "));
        int more = vain.size() - STRIKES_AT_MOST;
        return more > 0 ? some + "; and " + more + " more" : some;
    }

    /** Whether something is said to hold that could not have been broken here. */
    public boolean idle(Met met) {
        return met.met()
                && met.expectation().demand() instanceof Expectation.Holds
                && (undisturbed() || untested(met.expectation()));
    }

    /** Whether something was to go wrong, and nothing did. */
    private boolean undisturbed() {
        Drawn drawn = variant.drawn();
        boolean idleNemesis = !drawn.isNothing() && run.faults().isEmpty();
        return run.vacuous() || idleNemesis;
    }

    private boolean untested(Expectation expectation) {
        return expectation.demand() instanceof Expectation.Holds
                && !verdict(expectation.subject()).tested();
    }

    /** Whether the nodes have roles, so that one of them may lead. */
    public boolean hasRoles() {
        return run.trace().of(Noted.class).anyMatch(noted -> noted.fact() instanceof Fact.Role);
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
        return measured(measure).value();
    }

    /** The same with its unit. */
    public Measured measured(String measure) {
        return measures.stream()
                .filter(measured -> measured.measure().equals(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + measure));
    }
}
