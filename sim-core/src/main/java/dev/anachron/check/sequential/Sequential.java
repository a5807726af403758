package dev.anachron.check.sequential;

import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.order.Clocks;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Known;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Row;
import dev.anachron.check.order.Saturation;
import dev.anachron.check.order.Shown;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;

/**
 * Sequential consistency (Lamport, "How to make a multiprocessor computer that correctly executes
 * multiprocess programs", 1979): one order of all operations, which keeps that of each session, in which each
 * read returns the last change of its object. Where the store's order is known that is a question of circles;
 * where not, deciding it is NP-complete (Gibbons and Korach, "Testing shared memories", 1997): the certain
 * consequences are drawn first, and an order is then searched for with a budget.
 */
public final class Sequential implements OrderChecker {
    /** Steps that the search may take for each operation, and at least a million. */
    private static final long STEPS_PER_OPERATION = 20;

    private static final int ROUNDS = 40;
    private static final int EDGES = 40_000_000;

    private final long budget;

    public Sequential() {
        this(1_000_000);
    }

    /**
     * With another budget.
     *
     * @param budget how many steps the search may take at least
     */
    public Sequential(long budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public String promise() {
        return "All operations fit one order that keeps that of every client.";
    }

    @Override
    public Checker within(long steps) {
        return new Sequential(steps);
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.settle(on, first, on.knowledge().doubt(), Row::ofAll, budget);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.causal(on).withStore();
        Writers writers = new Writers(on);
        int[] reads = Reads.telling(on);
        Shown.around(order, writers, Shown.reads(on));
        Saturation saturation = new Saturation(order, writers, Reads.binding(on), true);
        Saturation.Outcome outcome = saturation.run(ROUNDS, EDGES);
        if (outcome == Saturation.Outcome.CIRCULAR) {
            return Witness.circular(order);
        }
        Search search = new Search(order);
        return switch (search.run(budget + STEPS_PER_OPERATION * on.size())) {
            case FITS -> kept(on, reads, saturation.clocks(), writers);
            case NONE ->
                Verdict.invalid(
                        "No order of all operations keeps that of every client and gives what they read ("
                                + search.steps() + " steps tried).",
                        Witness.evidence(on, reads));
            case OPEN ->
                Verdict.unknown("Undecided: the search for an order had used up its budget after "
                        + search.steps() + " steps.");
        };
    }

    private static Verdict kept(Dependencies on, int[] reads, Clocks clocks, Writers writers) {
        return Known.before(on, reads, clocks, writers)
                ? Reads.kept(on, true, Reads.count(reads) + " fit one order of all operations.")
                : Reads.kept(on, false, "no client read anything of which it had heard before.");
    }
}
