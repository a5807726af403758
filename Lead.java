package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.report.Judged;
import dev.anachron.scenario.Expectation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Yes." or "No.", where the form of the question and the first run leave no doubt. */
final class Lead {
    private static final Pattern CLOSED =
            Pattern.compile("^(can|could|may|does|do|is|are|will) .*");

    /** Questions after the good outcome: a broken promise is a "no" to them. */
    private static final Pattern FOR_GOOD = Pattern.compile(
            ".*\\b(keeps?|kept|guarantees?|safe|prevents?|avoids?|survives?|protects?|fresh"
                    + "|always|never|every|enough|linearizable|consistent|without)\\b.*");

    /** Questions after the bad outcome. */
    private static final Pattern FOR_BAD = Pattern.compile(
            ".*\\b(loses?|lost|loss|breaks?|broken|violates?|stale|old|older|outdated|backwards?"
                    + "|back|forgets?|forgotten|disappears?|vanish|vanishes|wrong|undo)\\b.*");

    private Lead() {}

    /** What the scenario as written expects of the promise. */
    enum Demand {
        HOLDS,
        VIOLATED,
        NONE;

        static Demand of(Judged first, String promise) {
            return first.variant().expectations().stream()
                    .filter(e -> e.subject().equals(promise))
                    .map(e -> e.demand() instanceof Expectation.Violated
                            ? VIOLATED
                            : e.demand() instanceof Expectation.Holds ? HOLDS : NONE)
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /**
     * The first word of the answer.
     *
     * <p>"Can it …?" that a scenario sets out to show is about the bad outcome; other questions must
     * say so themselves. What was to be shown and did not show is no "no".
     */
    static Optional<String> of(String question, Demand demand, Status status) {
        String asked = question.strip().toLowerCase(Locale.ROOT);
        boolean shown = asked.startsWith("can ") && demand == Demand.VIOLATED;
        boolean afterBad = CLOSED.matcher(asked).matches()
                && (shown || FOR_BAD.matcher(asked).matches())
                && !FOR_GOOD.matcher(asked).matches();
        if (!afterBad || demand == Demand.NONE || status == Status.UNKNOWN) {
            return Optional.empty();
        }
        if (status == Status.INVALID) {
            return Optional.of("Yes.");
        }
        return Optional.of(demand == Demand.VIOLATED ? "Not in this run." : "No.");
    }
}
