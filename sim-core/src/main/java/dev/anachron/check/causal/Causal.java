package dev.anachron.check.causal;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Clocks;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Known;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Views;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;

/**
 * Causal memory (Ahamad, Neiger, Burns, Kohli and Hutto, "Causal memory: definitions, implementation, and
 * programming", 1995): every session can be shown all changes in an order of its own that keeps causes before
 * effects, so that each of its reads returns the last change of its object. A cause is what the same session
 * did before, what a read saw, and what was a cause of those. Judged by the bad patterns of Bouajjani and
 * others (POPL 2017), where it is called CM.
 */
public final class Causal implements OrderChecker {
    @Override
    public String name() {
        return "causal";
    }

    @Override
    public String promise() {
        return "Every client sees causes before their effects, in some order of all changes.";
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.choose(on, first, this::decide);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.causal(on).withStore();
        int[] sorted = order.sorted();
        if (sorted == null) {
            return Witness.circular(order);
        }
        Writers writers = new Writers(on);
        Clocks clocks = Clocks.of(order, sorted);
        Views views = new Views(order, sorted, clocks, writers);
        Verdict missing = views.missing(session -> Order.causal(on).withStore());
        return missing != null ? missing : kept(on, clocks, writers);
    }

    private static Verdict kept(Dependencies on, Clocks clocks, Writers writers) {
        int[] reads = Reads.telling(on);
        return Known.before(on, reads, clocks, writers)
                ? Reads.kept(on, true, Reads.count(reads) + " each fit what its client knew.")
                : Reads.kept(on, false, "no client read anything of which it had heard before.");
    }
}
