package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;

import java.util.List;

/** A variant's line in the table that compares them: texts, ready to be shown. */
public record VariantRow(
        String anchor,
        String name,
        String story,
        List<String> changes,
        List<String> vacuous,
        Badge promises,
        Badge linearizable,
        Badge asked,
        String staleReads,
        String readMedian,
        String readTail,
        String writeTail,
        String availability,
        String longestWait,
        String elections,
        Badge safety,
        List<Expected> expectations) {
    private static final Badge NOT_CHECKED = Badge.open("not checked");

    /**
     * An expectation and what came.
     *
     * @param idle whether it is met only because nothing put it to the test
     */
    public record Expected(boolean met, Badge badge, String text, String measured, boolean idle) {
        /** What is demanded, without of what. */
        public String demand() {
            return text.substring(text.indexOf(": ") + 2);
        }
    }

    /** How many came as expected. */
    public Badge met() {
        long met = expectations.stream().filter(Expected::met).count();
        int all = expectations.size();
        if (met < all) {
            return Badge.bad(met + " of " + all + " met");
        }
        long idle = expectations.stream().filter(Expected::idle).count();
        return idle == 0
                ? Badge.good("all " + all + " met")
                : Badge.open(idle == all ? "met, vacuously" : "met, " + idle + " vacuously");
    }

    boolean hasSafety() {
        return !safety.equals(NOT_CHECKED);
    }

    boolean hasElections() {
        return !List.of("0", Texts.NOTHING).contains(elections);
    }

    /** Whether something is said to hold that nothing put to the test. */
    public boolean anyIdle() {
        return expectations.stream().anyMatch(Expected::idle);
    }

    public boolean allMet() {
        return expectations.stream().allMatch(Expected::met);
    }

    static VariantRow of(Judged judged, String anchor, String promise) {
        return new VariantRow(
                anchor,
                judged.variant().name(),
                judged.variant().story(),
                judged.variant().changes(),
                judged.vacuity(),
                promises(judged),
                verdict(judged, "linearizable"),
                verdict(judged, promise),
                Texts.number(Findings.number(judged, "stale-reads")),
                Texts.millis(Findings.number(judged, "latency.read.p50")),
                Texts.millis(Findings.number(judged, "latency.read.p99")),
                Texts.millis(Findings.number(judged, "latency.write.p99")),
                Texts.percent(Findings.number(judged, "availability")),
                wait(Findings.number(judged, "unavailable-for")),
                Texts.number(Findings.number(judged, "elections")),
                safety(judged),
                expected(judged));
    }

    private static String wait(double millis) {
        return Double.isNaN(millis)
                ? Texts.millis(millis)
                : Texts.span((long) (millis * SimTime.MILLI));
    }

    private static Badge verdict(Judged judged, String checker) {
        return Findings.status(judged, checker).map(Badge::of).orElse(NOT_CHECKED);
    }

    /** All that the variant's expectations name, and the safety properties, in a word. */
    private static Badge promises(Judged judged) {
        List<Finding> atStake = Findings.atStake(judged);
        List<String> broken = atStake.stream()
                .filter(f -> f.verdict().status() == Status.INVALID)
                .map(Finding::checker)
                .toList();
        if (broken.size() == 1) {
            return Badge.bad(broken.get(0) + " violated");
        }
        if (!broken.isEmpty()) {
            return Badge.bad(broken.size() + " promises violated");
        }
        boolean all = atStake.stream().allMatch(f -> f.verdict().status() == Status.VALID);
        return all && !atStake.isEmpty() ? Badge.good(held(atStake)) : Badge.open("undecided");
    }

    private static String held(List<Finding> atStake) {
        List<String> named = atStake.stream()
                .map(Finding::checker)
                .filter(checker -> !Findings.SAFETY.contains(checker))
                .toList();
        if (named.isEmpty()) {
            return "safety holds";
        }
        return String.join(" and ", named) + (named.size() == 1 ? " holds" : " hold");
    }

    private static Badge safety(Judged judged) {
        List<Finding> checked = Findings.safety(judged);
        List<String> broken = Findings.broken(judged);
        if (!broken.isEmpty()) {
            return Badge.bad(broken.size() == 1 ? broken.get(0) : broken.size() + " violated");
        }
        boolean decided = checked.stream().allMatch(f -> f.verdict().status() == Status.VALID);
        if (checked.isEmpty()) {
            return NOT_CHECKED;
        }
        return decided ? Badge.good("all " + checked.size() + " held") : Badge.open("undecided");
    }

    private static List<Expected> expected(Judged judged) {
        return judged.expectations().stream().map(met -> expected(judged, met)).toList();
    }

    /** Those about one checker or measure. */
    static List<Expected> expected(Judged judged, String subject) {
        return judged.expectations().stream()
                .filter(met -> met.expectation().subject().equals(subject))
                .map(met -> expected(judged, met))
                .toList();
    }

    private static Expected expected(Judged judged, Judged.Met met) {
        return new Expected(
                met.met(),
                Badge.met(met.met()),
                met.expectation().text(),
                met.measured(),
                judged.idle(met));
    }
}
