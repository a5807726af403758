package dev.anachron.check.linearizability;

import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.linearizability.JustInTimeSearch.Answer;
import dev.anachron.check.linearizability.JustInTimeSearch.Found;
import dev.anachron.check.linearizability.Zones.Register;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Linearizability (Herlihy and Wing, 1990): every operation seems to take effect at one instant
 * between its call and its return, as if there were a single copy. An {@code ok} operation must take
 * effect in that closed interval; a {@code fail} never does; an {@code info} may do so at any time
 * after its call, or never.
 *
 * <p>The property is local: a history keeps it when every object does by itself, so objects are
 * judged one by one, in order of name. Registers whose written values are unique are decided by
 * {@link Zones}, everything else by {@linkplain Widening
 * searching}.
 */
public final class Linearizable implements Checker {
    private final Model model = new SingleCopy();
    private final Budget budget;

    public Linearizable() {
        this(Budget.DEFAULT);
    }

    /** With another budget for each object. */
    public Linearizable(Budget budget) {
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
    public Checker within(long configurations) {
        return new Linearizable(new Budget(configurations, budget.bytes()));
    }

    @Override
    public Verdict check(History history, Trace trace) {
        Zones zones = Zones.of(history);
        Map<String, List<Operation>> undecided = undecided(history, zones);
        Verdict unknown = null;
        long explored = 0;
        for (Register register : zones.registers()) {
            Clash clash = register.clash();
            if (clash != null) {
                return invalid(
                        history,
                        clash.operations(),
                        Found.illegalAt(clash.stuck().id()));
            }
            List<Operation> operations = undecided.get(register.key());
            if (operations == null) {
                continue;
            }
            List<Call> calls = Call.of(operations);
            Found found = Widening.run(new Effects(model, calls), calls, budget);
            explored += found.explored();
            if (found.illegal()) {
                return invalid(history, operations, found);
            }
            Wording seen = found.legal() ? null : byLastRead(history, operations);
            if (seen != null) {
                return invalid(seen);
            }
            if (!found.legal() && unknown == null) {
                unknown = undecided(register.key(), found);
            }
        }
        if (unknown != null) {
            return unknown;
        }
        String fits = fits(history, zones.registers().size(), explored);
        return Contention.in(history)
                ? Verdict.valid(fits)
                : Verdict.untested(fits + " " + Contention.NONE);
    }

    /** The operations on those objects that zones say nothing about. */
    private static Map<String, List<Operation>> undecided(History history, Zones zones) {
        Map<String, List<Operation>> byKey = new TreeMap<>();
        for (Register register : zones.registers()) {
            if (register.undecided()) {
                byKey.put(register.key(), new ArrayList<>());
            }
        }
        if (!byKey.isEmpty()) {
            for (Operation operation : history.operations()) {
                List<Operation> ofKey = byKey.get(operation.command().key());
                if (ofKey != null) {
                    ofKey.add(operation);
                }
            }
        }
        return byKey;
    }

    /** What everybody was told of and the last read lacks is missed where a search comes to no end. */
    private static @Nullable Wording byLastRead(History history, List<Operation> operations) {
        Operation last = operations.stream()
                .filter(o -> o.ok() && o.isRead())
                .max(Comparator.comparingLong(Operation::returnedNanos))
                .orElse(null);
        return last == null
                ? null
                : Wording.simple(List.of(history.operation(last.id())), told(history, operations));
    }

    /** As they are in the history, at their own moments. */
    private static List<Operation> told(History history, List<Operation> operations) {
        return operations.stream().map(o -> history.operation(o.id())).toList();
    }

    /**
     * With the reason.
     *
     * @param operations some of one object's, which contradict each other, perhaps at other moments
     */
    private Verdict invalid(History history, List<Operation> operations, Found found) {
        List<Operation> told = told(history, operations);
        Wording wording = Wording.simple(List.of(history.operation(found.stuck())), told);
        if (wording == null) {
            wording = Wording.of(core(operations, found, told), told);
        }
        return invalid(wording);
    }

    private static Verdict invalid(Wording wording) {
        return Verdict.invalid(
                wording.sentence(),
                wording.operations().stream().map(Linearizable::evidence).toList());
    }

    private List<Operation> core(List<Operation> operations, Found found, List<Operation> told) {
        List<Call> calls = Call.of(operations);
        BitSet core = new BitSet();
        Contradiction.within(new Effects(model, calls), calls, found)
                .forEach(call -> core.set(call.operation()));
        return told.stream().filter(operation -> core.get(operation.id())).toList();
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
        return Verdict.unknown("Undecided for " + key + ": the search had used up its "
                + (found.answer() == Answer.OUT_OF_MEMORY ? "memory" : "budget") + " after "
                + found.explored() + " configurations.");
    }

    private static String fits(History history, int objects, long explored) {
        return "Every operation fits an order of single steps ("
                + history.operations().size()
                + (history.operations().size() == 1 ? " operation" : " operations")
                + " on " + objects + (objects == 1 ? " object" : " objects")
                + (explored == 0 ? "" : ", " + explored + " configurations looked at") + ").";
    }
}
