package dev.anachron.check.session;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Clocks;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Known;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Saturation;
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
    public Verdict check(Dependencies on) {
        Verdict thinAir = Reads.thinAir(on);
        if (thinAir != null) {
            return thinAir;
        }
        Order order = Order.ofChanges(on).withStore();
        int[] sorted = order.sorted();
        if (sorted == null) {
            return Witness.circular(order);
        }
        Writers writers = new Writers(on);
        Views views = new Views(order, sorted, Clocks.of(order, sorted), writers);
        boolean open = false;
        for (int session = 0; session < on.sessions(); session++) {
            switch (views.judge(session, Views.budget(on))) {
                case BROKEN -> {
                    return broken(on, writers, session);
                }
                case OPEN -> open = true;
                case FITS -> {}
            }
        }
        return open ? Views.undecided() : kept(on);
    }

    private static Verdict broken(Dependencies on, Writers writers, int session) {
        Order order = Order.ofView(on, session).withStore();
        new Saturation(order, writers, Reads.binding(on, session), false)
                .run(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return Witness.circular(order);
    }

    private static Verdict kept(Dependencies on) {
        int[] reads = Reads.binding(on);
        return Known.toSession(on, reads)
                ? Reads.kept(on, true, Reads.count(reads) + " each fit the order of every client.")
                : Reads.kept(on, false, "no client read anything of which it had heard before.");
    }
}
