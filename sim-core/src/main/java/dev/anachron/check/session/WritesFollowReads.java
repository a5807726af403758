package dev.anachron.check.session;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.IntList;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.OrderChecker;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;

/**
 * Writes follow reads (Terry and others, 1994): who sees a change sees what its client had read before it
 * made it. Like monotonic writes, it shows where the order of the store is known; without that, only when it
 * goes round in a circle.
 */
public final class WritesFollowReads implements OrderChecker {
    private static final class Made {
        private final Dependencies on;
        private final Order order;
        private boolean tested;

        Made(Dependencies on) {
            this.on = on;
            this.order = Order.empty(on).withStore().withShown();
            for (int[] chain : on.chains()) {
                follow(chain);
            }
            if (!on.knowledge().byStore()) {
                order.withObjects();
            }
        }

        /** From read to read, and from the last of them to each change: so not every pair is needed. */
        private void follow(int[] chain) {
            int lastRead =
                    chain.length == 0 ? Dependencies.NONE : lastReadBefore(on.after(chain[0]));
            IntList sources = new IntList();
            IntList readers = new IntList();
            for (int operation : chain) {
                if (on.source(operation) >= 0) {
                    order.add(on.source(operation), operation, Order.GIVEN);
                }
                if (lastRead >= 0) {
                    order.add(lastRead, operation, Order.GIVEN);
                }
                for (int i = 0; i < sources.size(); i++) {
                    order.add(sources.get(i), operation, readers.get(i));
                }
                if (!on.isChange(operation)) {
                    lastRead = operation;
                    sources.cut(0);
                    readers.cut(0);
                } else {
                    tested |= lastRead >= 0;
                    if (on.source(operation) >= 0) {
                        sources.add(on.source(operation));
                        readers.add(operation);
                    }
                }
            }
        }

        private int lastReadBefore(int operation) {
            int found = operation;
            while (found >= 0 && on.isChange(found)) {
                int place = on.place(found);
                found = place > 1 ? on.chains()[on.chain(found)][place - 2] : Dependencies.NONE;
            }
            return found;
        }
    }

    @Override
    public String name() {
        return "writes-follow-reads";
    }

    @Override
    public String promise() {
        return "A change takes effect after everything that its client had read before.";
    }

    @Override
    public Verdict settled(Dependencies on, Verdict first) {
        return Trials.choose(on, first, this::decide);
    }

    @Override
    public Verdict decide(Dependencies on) {
        Made made = new Made(on);
        if (made.order.sorted() == null) {
            return Witness.circular(made.order);
        }
        Verdict missing = Orders.missing(made.order);
        if (missing != null) {
            return missing;
        }
        return made.tested
                ? Reads.kept(
                        on.knowledge().ofSources(),
                        true,
                        "Every change comes after what its client had read.")
                : Reads.kept(
                        on.knowledge().ofSources(),
                        false,
                        "no client changed anything after a read.");
    }
}
