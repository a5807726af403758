package dev.anachron.protocol.lock;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;

/** Why a request was not granted. */
sealed interface Reason extends Described {
    /** Somebody else has the lock. */
    record HeldBy(NodeId client, long token) implements Reason {
        @Override
        public void describe(Description to) {
            to.word("held by").value(client).put("token", token);
        }
    }

    /** Whoever gives the lock back does not have it. */
    record NotTheHolder(long token) implements Reason {
        @Override
        public void describe(Description to) {
            to.word("not held with").put("token", token);
        }
    }

    /** The storage has seen a newer token. */
    record OldToken(long token, long newest) implements Reason {
        @Override
        public void describe(Description to) {
            to.put("token", token).word("is older than").value(newest);
        }
    }
}
