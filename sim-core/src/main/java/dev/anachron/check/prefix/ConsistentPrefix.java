package dev.anachron.check.prefix;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Row;
import dev.anachron.check.order.Shown;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;

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
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.settle(on, first, on.knowledge().ofReads(), Row::ofPrefix);
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
        if (on.knowledge().shown()) {
            Shown.between(order, new Writers(on), Shown.reads(on));
            if (order.sorted() == null) {
                return Witness.circular(order);
            }
        }
        boolean several = on.knowledge().byStore() || on.knowledge().opaque();
        String doubt = several ? on.knowledge().ofReads() : null;
        if (on.knowledge().shown()) {
            return Reads.kept(
                    doubt, true, "All that was read is a beginning of one order of changes.");
        }
        boolean tested = on.knowledge().byStore() && Reads.binding(on).length > 0;
        return tested
                ? Reads.kept(doubt, true, "All changes fit one order that keeps each client's.")
                : Reads.kept(doubt, false, "a register that is read alone does not show a prefix.");
    }
}
