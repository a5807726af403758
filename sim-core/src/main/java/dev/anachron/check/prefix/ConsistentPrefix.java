package dev.anachron.check.prefix;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Witness;

/**
 * Consistent prefix (Terry and others, 1994; Terry, "Replicated data consistency explained through
 * baseball", 2013): there is one order of all changes that keeps each client's, and every read returns what
 * some beginning of it gives, be it an old one. A register that is read alone shows the last change of a
 * beginning and nothing else: there it cannot be broken but by a value that nobody wrote, or where the store
 * itself put a client's changes out of their order. A set or a list shows more.
 */
public final class ConsistentPrefix implements OrderChecker {
    @Override
    public String name() {
        return "consistent-prefix";
    }

    @Override
    public String promise() {
        return "Every read returns what some beginning of one order of all changes gives.";
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.ofChanges(on).withStore();
        if (order.sorted() == null) {
            return Witness.circular(order);
        }
        Verdict apart = Additions.apart(on);
        if (apart != null) {
            return apart;
        }
        boolean tested = on.knowledge().byStore() && Reads.binding(on).length > 0;
        return tested
                ? Reads.kept(on, true, "All changes fit one order that keeps each client's.")
                : Reads.kept(on, false, "a register that is read alone does not show a prefix.");
    }
}
