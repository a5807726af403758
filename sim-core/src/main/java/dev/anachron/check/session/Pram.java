package dev.anachron.check.session;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Clocks;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Known;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Row;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Views;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;

/**
 * Pipelined RAM (Lipton and Sandberg, "PRAM: a scalable shared memory", 1988), also called FIFO: every
 * session can be shown all changes in an order of its own that keeps the order of each session. It is read
 * your writes, monotonic reads and monotonic writes in one (Brzezinski, Sobaniec and Wawrzyniak, 2004).
 */
public final class Pram implements OrderChecker {
    @Override
    public String name() {
        return "pram";
    }

    @Override
    public String promise() {
        return "Every client sees the changes of each client in the order in which that one made them.";
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.settle(on, first, on.knowledge().doubt(), Row::ofViews);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.ofChanges(on).withStore();
        int[] sorted = order.sorted();
        if (sorted == null) {
            return Witness.circular(order);
        }
        Writers writers = new Writers(on);
        Views views = new Views(order, sorted, Clocks.of(order, sorted), writers);
        Verdict missing = views.missing(session -> Order.ofView(on, session).withStore());
        return missing != null ? missing : kept(on);
    }

    private static Verdict kept(Dependencies on) {
        int[] reads = Reads.telling(on);
        return Known.toSession(on, reads)
                ? Reads.kept(on, true, Reads.count(reads) + " each fit the order of every client.")
                : Reads.kept(on, false, "no client read anything of which it had heard before.");
    }
}
