package dev.anachron.check.session;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Repeat;
import dev.anachron.check.order.Row;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;
import dev.anachron.history.Operation;

import java.util.stream.IntStream;

/**
 * Monotonic writes (Terry and others, 1994): the changes of a client take effect in its order. The reads of
 * registers cannot show it by themselves: whoever sees the newer change only cannot tell that the older
 * one is missing. It is seen where a list or a set shows all that was there, and where the order in which the
 * store put the changes is known; there also when a change that was sent twice was carried out twice, the
 * second time after a later one.
 */
public final class MonotonicWrites implements OrderChecker {
    @Override
    public String name() {
        return "monotonic-writes";
    }

    @Override
    public String promise() {
        return "The changes of a client take effect in the order in which it made them.";
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.settle(on, first, on.knowledge().ofReads(), Row::ofWrites);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Order order = Order.ofChanges(on).withStore();
        if (order.sorted() == null) {
            return Witness.circular(order);
        }
        if (!on.repeats().isEmpty()) {
            return madeAgain(on, on.repeats().get(0));
        }
        Verdict missing = Orders.missing(order);
        if (missing != null) {
            return missing;
        }
        boolean pairs = IntStream.range(0, on.size()).anyMatch(i -> on.previousChange(i) >= 0);
        if (on.knowledge().byStore() && pairs) {
            return Verdict.valid("The store put the changes of every client in its order.");
        }
        if (on.knowledge().opaque() || on.knowledge().shown()) {
            String doubt = on.knowledge().opaque() ? on.knowledge().ofReads() : null;
            return pairs && on.knowledge().shown()
                    ? Reads.kept(
                            doubt, true, "No read showed the changes of a client in another order.")
                    : Reads.kept(
                            doubt,
                            false,
                            "no read shows in which order a client changed an object.");
        }
        return Verdict.untested(
                on.knowledge().byStore()
                        ? "Nothing to judge: no client changed an object twice."
                        : "Nothing to judge: reads of single objects do not show the order of changes.");
    }

    /** A change that is carried out twice takes effect twice. */
    private static Verdict madeAgain(Dependencies on, Repeat repeat) {
        Operation change = on.operation(repeat.change());
        Operation later = on.operation(repeat.later());
        Operation seen = on.operation(repeat.seen());
        return Verdict.invalid(
                change.text() + " took effect again after " + later.text() + " (version "
                        + later.version() + "): " + seen.text() + " found it as version "
                        + seen.version() + ", and its client had been told of "
                        + change.version() + ".",
                Witness.evidence(on, new int[] {repeat.change(), repeat.later(), repeat.seen()}));
    }
}
