package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a legal order of one object's calls: the search of Wing and Gong (1993) with the memory
 * of Lowe (2017), made to act only when it must.
 *
 * <p>It walks through calls and returns in the order of time and keeps every way in which things may
 * stand. A call takes effect no sooner than it has to: when it returns, each configuration in which
 * it has not is extended by all orders of open calls that end with it. Whoever only looks takes
 * effect as soon as its result fits, since that costs nothing. Calls of unknown outcome stay open
 * for ever; equal ones are interchangeable, so they are counted, not told apart, and of two
 * configurations that agree otherwise the one that used fewer of them stands for both.
 *
 * <p>Intervals are closed: a call at the very moment of another's return is concurrent with it.
 */
final class JustInTimeSearch {
    /** Masks are single words. */
    private static final int SLOTS = Long.SIZE;

    /** How many comparisons a configuration may cost before the budget is spent on them. */
    private static final int COMPARISONS_EACH = 32;

    private final Model model;
    private final List<Call> calls;
    private final long budget;
    /** Only reads and additions of what is not negative: the object never shrinks. */
    private final boolean growing;

    private final @Nullable Call[] open = new @Nullable Call[SLOTS];
    private final int[] slotOf;
    private final Map<Effect, Integer> kinds = new LinkedHashMap<>();
    private final List<Kind> uncertain = new ArrayList<>();
    private List<Configuration> current;
    private long explored;
    private long effort;

    /** Calls of unknown outcome that do the same. */
    private static final class Kind {
        final Effect effect;
        int invoked;

        Kind(Effect effect) {
            this.effect = effect;
        }
    }

    private record Effect(Command command, @Nullable Value result) {}

    private record Moment(long atNanos, boolean isReturn, int call) {}

    /**
     * What the search found.
     *
     * @param answer legal, illegal or given up
     * @param stuck the operation at whose return no order was left; -1 when not illegal
     * @param explored how many configurations were looked at
     */
    record Found(Answer answer, int stuck, long explored) {
        /** Known to be illegal without a search. */
        static Found illegalAt(int stuck) {
            return new Found(Answer.ILLEGAL, stuck, 0);
        }

        boolean illegal() {
            return answer == Answer.ILLEGAL;
        }
    }

    /** How a search ends. */
    enum Answer {
        LEGAL,
        ILLEGAL,
        /** The budget was used up. */
        OUT_OF_BUDGET,
        /** More calls were under way at once than a mask has bits. */
        TOO_WIDE
    }

    private JustInTimeSearch(Model model, List<Value> starts, List<Call> calls, long budget) {
        this.model = model;
        this.calls = calls;
        this.budget = budget;
        this.growing = calls.stream()
                .map(Call::command)
                .allMatch(command -> command instanceof Command.Read
                        || (command instanceof Command.Add add && add.delta() >= 0));
        this.slotOf = new int[calls.size()];
        this.current = starts.stream()
                .map(state -> new Configuration(state, 0, 0, new int[0]))
                .toList();
    }

    /** Judges the calls of one object. */
    static Found run(Model model, List<Call> calls, long budget) {
        return run(model, List.of(model.initial()), calls, budget);
    }

    /** Judges the calls of one object that may have held any of several values before. */
    static Found run(Model model, List<Value> starts, List<Call> calls, long budget) {
        return new JustInTimeSearch(model, starts, calls, budget).walk();
    }

    private Found walk() {
        for (Moment moment : moments()) {
            Call call = calls.get(moment.call());
            if (!moment.isReturn()) {
                if (!open(call, moment.call())) {
                    return new Found(Answer.TOO_WIDE, -1, explored);
                }
                continue;
            }
            close(call, slotOf[moment.call()]);
            if (spent()) {
                return new Found(Answer.OUT_OF_BUDGET, -1, explored);
            }
            if (current.isEmpty()) {
                return new Found(Answer.ILLEGAL, call.operation(), explored);
            }
        }
        return new Found(Answer.LEGAL, -1, explored);
    }

    /** Finding that nothing is new costs time, too. */
    private boolean spent() {
        return explored > budget || effort / COMPARISONS_EACH > budget;
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            moments.add(new Moment(call.invokedNanos(), false, i));
            if (call.certain()) {
                moments.add(new Moment(call.returnedNanos(), true, i));
            }
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos).thenComparing(Moment::isReturn));
        return moments;
    }

    private boolean open(Call call, int index) {
        if (!call.certain()) {
            int kind = kinds.computeIfAbsent(new Effect(call.command(), call.result()), effect -> {
                uncertain.add(new Kind(effect));
                return uncertain.size() - 1;
            });
            uncertain.get(kind).invoked++;
            return true;
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            if (open[slot] == null) {
                open[slot] = call;
                slotOf[index] = slot;
                return true;
            }
        }
        return false;
    }

    /** Keeps the configurations in which the call has taken effect, and makes those it lacks. */
    private void close(Call call, int slot) {
        long bit = 1L << slot;
        long ceiling = ceiling(call);
        Frontier closed = new Frontier();
        Frontier visited = new Frontier();
        // Those that used fewer calls of unknown outcome come first, so that they cover the others.
        Deque<Configuration> next = new ArrayDeque<>();
        for (Configuration configuration : current) {
            visit(configuration, visited, next, false);
        }
        while (!next.isEmpty() && !spent()) {
            Configuration configuration = next.removeFirst();
            if (configuration.includes(bit)) {
                closed.add(configuration.without(bit));
            } else {
                extend(configuration, visited, next, ceiling);
            }
        }
        open[slot] = null;
        current = closed.all();
    }

    private void extend(
            Configuration from, Frontier visited, Deque<Configuration> next, long ceiling) {
        for (int kind = 0; kind < uncertain.size(); kind++) {
            Kind same = uncertain.get(kind);
            if (from.used(kind) < same.invoked) {
                Value state = model.step(from.state(), same.effect.command(), same.effect.result());
                if (state != null && !state.equals(from.state()) && within(state, ceiling)) {
                    visit(from.using(state, kind), visited, next, false);
                }
            }
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            Call call = open[slot];
            if (call != null && !call.observes() && !from.includes(1L << slot)) {
                Value state = model.step(from.state(), call.command(), call.result());
                if (state != null) {
                    visit(from.changing(state, 1L << slot), visited, next, true);
                }
            }
        }
    }

    private void visit(
            Configuration reached, Frontier visited, Deque<Configuration> next, boolean first) {
        Configuration settled = settle(reached);
        boolean fresh = visited.add(settled);
        effort += visited.comparisons();
        if (!fresh) {
            return;
        }
        explored++;
        if (first) {
            next.addFirst(settled);
        } else {
            next.addLast(settled);
        }
    }

    /** Open calls that only look take effect wherever they fit. */
    private Configuration settle(Configuration configuration) {
        long fitting = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            Call call = open[slot];
            if (call != null
                    && call.observes()
                    && !configuration.includes(1L << slot)
                    && model.step(configuration.state(), call.command(), call.result()) != null) {
                fitting |= 1L << slot;
            }
        }
        return configuration.observing(fitting);
    }

    /** The largest number from which the call can still end as it did, where numbers only grow. */
    private long ceiling(Call call) {
        if (!growing || !(call.result() instanceof Value.Int result)) {
            return Long.MAX_VALUE;
        }
        return call.command() instanceof Command.Add add
                ? result.number() - add.delta()
                : result.number();
    }

    private static boolean within(Value state, long ceiling) {
        return SingleCopy.number(state) <= ceiling;
    }
}
