package dev.anachron.check.session;

import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.Shown;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;

import org.jspecify.annotations.Nullable;

/** Whether each session has an order of the changes in which everything that it was shown at once is right. */
final class Orders {
    private Orders() {}

    /**
     * The breach of a session that has none; null when each has, or none was shown several changes at once.
     *
     * @param demanded what must come before what for everybody, in which a session's reads have no places
     */
    static @Nullable Verdict missing(Order demanded) {
        Dependencies on = demanded.dependencies();
        if (!on.knowledge().shown()) {
            return null;
        }
        Writers writers = new Writers(on);
        for (int session = 0; session < on.sessions(); session++) {
            int[] reads = Shown.reads(on, on.chains()[session]);
            if (reads.length > 0) {
                Order order = demanded.copy();
                Shown.between(order, writers, reads);
                if (order.sorted() == null) {
                    return Witness.circular(order);
                }
            }
        }
        return null;
    }
}
