package dev.anachron.check.causal;

import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.order.Clocks;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Known;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Saturation;
import dev.anachron.check.order.Shown;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;
import dev.anachron.check.session.MonotonicWrites;
import dev.anachron.check.session.WritesFollowReads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Causal convergence (CCv of Bouajjani, Enea, Guerraoui and Hamza, POPL 2017; causal+ of Lloyd and others,
 * "Don't settle for eventual", 2011): one order of all changes for everybody, causes before effects, and a
 * read returns the last change, in that order, of those that it knows of; of a list, all of them in that
 * order, and what is new to a session only at the end: a list that is only appended to does not grow in the
 * middle. It implies the session guarantees on registers; with lists it demands those about the order of
 * changes besides. Judged by the bad pattern
 * <i>CyclicCF</i> and those of weak causal consistency: near linear in operations times sessions.
 */
public final class CausalConvergence implements OrderChecker {
    @Override
    public String name() {
        return "causal-convergence";
    }

    @Override
    public String promise() {
        return "Every client sees causes before their effects, and all agree on one order of changes.";
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.choose(on, first, this::decide);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.causal(on);
        int[] sorted = order.sorted();
        if (sorted == null) {
            return Witness.circular(order);
        }
        Clocks clocks = Clocks.of(order, sorted);
        Writers writers = new Writers(on);
        int[] reads = Reads.binding(on);
        new Saturation(order.withStore(), writers, reads, false).once(clocks);
        Shown.amongKnown(order, writers, Shown.reads(on), clocks);
        if (order.sorted() == null) {
            return Witness.circular(order);
        }
        Verdict demanded = on.knowledge().shown() ? demanded(on) : null;
        if (demanded != null) {
            return demanded;
        }
        int[] telling = Reads.telling(on);
        return Known.before(on, telling, clocks, writers)
                ? Reads.kept(on, true, Reads.count(telling) + " each fit one order of all changes.")
                : Reads.kept(on, false, "no client read anything of which it had heard before.");
    }

    /** What lists could break without it: an element in front of one that its session had appended. */
    private static @Nullable Verdict demanded(Dependencies on) {
        for (OrderChecker weaker : List.of(new MonotonicWrites(), new WritesFollowReads())) {
            Verdict verdict = weaker.decide(on);
            if (verdict.status() == Status.INVALID) {
                return Verdict.invalid(
                        "It demands " + weaker.name() + ", too: " + verdict.reason(),
                        verdict.evidence());
            }
        }
        return null;
    }
}
