package dev.anachron.check.linearizability;

import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.linearizability.JustInTimeSearch.Answer;
import dev.anachron.check.linearizability.JustInTimeSearch.Found;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Linearizability (Herlihy and Wing, 1990): every operation seems to take effect at one instant
 * between its call and its return, as if there were a single copy. An {@code ok} operation must take
 * effect in that closed interval; a {@code fail} never does; an {@code info} may do so at any time
 * after its call, or never.
 *
 * <p>The property is local: a history keeps it when every object does by itself, so objects are
 * judged one by one, in order of name.
 */
public final class Linearizable implements Checker {
    /** Configurations that one object may cost before the verdict is unknown. */
    public static final long DEFAULT_BUDGET = 2_000_000;

    private final Model model = new SingleCopy();
    private final long budget;

    public Linearizable() {
        this(DEFAULT_BUDGET);
    }

    /**
     * With another budget.
     *
     * @param budget how many configurations the search may look at for one object
     */
    public Linearizable(long budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "linearizable";
    }

    @Override
    public String promise() {
        return "Every operation takes effect at one instant between its call and its return, as if"
                + " there were a single copy.";
    }

    @Override
    public Checker within(long budget) {
        return new Linearizable(budget);
    }

    @Override
    public Verdict check(History history, Trace trace) {
        Verdict unknown = null;
        long explored = 0;
        for (String key : history.keys()) {
            List<Operation> operations = history.ofKey(key).operations();
            List<Call> calls = Call.of(operations);
            Found found = JustInTimeSearch.run(model, calls, budget);
            explored += found.explored();
            if (found.illegal()) {
                return invalid(operations, calls, found);
            }
            if (found.answer() != Answer.LEGAL && unknown == null) {
                unknown = undecided(key, found);
            }
        }
        if (unknown != null) {
            return unknown;
        }
        String fits = fits(history, explored);
        return Contention.in(history)
                ? Verdict.valid(fits)
                : Verdict.untested(fits + " " + Contention.NONE);
    }

    private Verdict invalid(List<Operation> operations, List<Call> calls, Found found) {
        List<Call> core = Contradiction.within(model, calls, found);
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            if (core.stream().anyMatch(call -> call.operation() == operation.id())) {
                kept.add(operation);
            }
        }
        Wording wording = Wording.of(kept, operations);
        return Verdict.invalid(
                wording.sentence(),
                wording.operations().stream().map(Linearizable::evidence).toList());
    }

    /** A read is judged by when it began, a change by when it was certainly done. */
    private static Evidence evidence(Operation operation) {
        boolean done = operation.ok() && !operation.isRead();
        return new Evidence(
                operation.id(),
                done ? operation.returnedNanos() : operation.invokedNanos(),
                operation.text() + span(operation));
    }

    private static String span(Operation operation) {
        return ", from " + SimTime.text(operation.invokedNanos()) + " to "
                + SimTime.text(operation.returnedNanos());
    }

    private static Verdict undecided(String key, Found found) {
        String why = found.answer() == Answer.TOO_WIDE
                ? "more than " + Long.SIZE + " operations on it were under way at once."
                : "the search ended after " + found.explored() + " configurations.";
        return Verdict.unknown("Undecided for " + key + ": " + why);
    }

    private static String fits(History history, long explored) {
        int objects = history.keys().size();
        return "Every operation fits an order of single steps ("
                + history.operations().size()
                + (history.operations().size() == 1 ? " operation" : " operations")
                + " on " + objects + (objects == 1 ? " object, " : " objects, ")
                + explored + " configurations looked at).";
    }
}
