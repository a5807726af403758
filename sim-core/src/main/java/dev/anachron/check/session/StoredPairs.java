package dev.anachron.check.session;

import dev.anachron.check.order.Dependencies;

/** Pairs of changes of a client. */
final class StoredPairs {
    private StoredPairs() {}

    /** How many changes of an object their client made after another change of it. */
    static int count(Dependencies on) {
        int pairs = 0;
        int[] lastBy = new int[on.objects()];
        for (int session = 0; session < on.sessions(); session++) {
            for (int operation : on.chains()[session]) {
                if (on.isChange(operation)) {
                    pairs += lastBy[on.object(operation)] == session + 1 ? 1 : 0;
                    lastBy[on.object(operation)] = session + 1;
                }
            }
        }
        return pairs;
    }
}
