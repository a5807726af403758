package dev.anachron.run;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.history.History;
import dev.anachron.report.Judged.Finding;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets the checkers that need no run look at a history. */
public final class HistoryJudgement {
    /** What decides where nobody asks for something else. */
    public static final String USUAL = "linearizable";

    /** Of a promise about objects of another kind. */
    public static final Verdict NOT_JUDGED = Verdict.unknown(
            "This is a promise about registers, which are only read, written and deleted, and no"
                    + " object here is one.");

    private HistoryJudgement() {}

    /** The names of those checkers, in the order of the catalogue. */
    public static List<String> levels() {
        return checkers().stream().map(Checker::name).toList();
    }

    private static List<Checker> checkers() {
        return Checkers.ALL.stream().filter(checker -> !checker.needsTrace()).toList();
    }

    /**
     * Judges a history.
     *
     * @param levels by which; all when there are none
     * @param budget of each search; null for its own
     */
    public static List<Finding> of(History history, List<String> levels, @Nullable Long budget) {
        List<Checker> needed = checkers().stream()
                .filter(checker -> levels.isEmpty()
                        || levels.contains(checker.name())
                        || Lattice.related(levels).contains(checker.name()))
                .map(checker -> budget == null ? checker : checker.within(budget))
                .toList();
        Map<String, Verdict> verdicts = Lattice.judge(needed, history, Trace.NONE);
        return needed.stream()
                .filter(checker -> levels.isEmpty() || levels.contains(checker.name()))
                .map(checker -> new Finding(
                        checker.name(),
                        checker.promise(),
                        checker.concerns(history)
                                ? Objects.requireNonNull(verdicts.get(checker.name()))
                                : NOT_JUDGED))
                .toList();
    }

    /**
     * The gravest verdict of those that were asked for; of all, that of {@link #USUAL}.
     *
     * @param asked the levels that were asked for
     */
    public static Status outcome(List<Finding> findings, List<String> asked) {
        return findings.stream()
                .filter(finding -> asked.isEmpty()
                        ? finding.checker().equals(USUAL)
                        : asked.contains(finding.checker()))
                .map(finding -> finding.verdict().status())
                .max(Status::compareTo)
                .orElse(Status.UNKNOWN);
    }
}
