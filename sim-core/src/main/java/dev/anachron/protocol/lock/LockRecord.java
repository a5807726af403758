package dev.anachron.protocol.lock;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Response;

/** What the two nodes keep on their disks. */
sealed interface LockRecord extends Durable {
    /** The service: a client's request was granted. */
    record Given(String lock, NodeId client, long serial, long token) implements LockRecord {
        @Override
        public void describe(Description to) {
            to.value(lock).word("given to").operation(client, serial).put("token", token);
        }
    }

    /** The service: the lock is free again. */
    record Free(String lock) implements LockRecord {
        @Override
        public void describe(Description to) {
            to.value(lock).word("free");
        }
    }

    /** The storage: what a client wrote, and the answer that a repetition of the request gets. */
    record Written(NodeId client, Command command, Response.Done answer) implements LockRecord {
        @Override
        public void describe(Description to) {
            to.value(command).word("by").operation(client, answer.serial());
            to.word("as").value(answer.version());
        }
    }

    /** The storage: the newest token that it has seen. */
    record Seen(long token) implements LockRecord {
        @Override
        public void describe(Description to) {
            to.word("seen").put("token", token);
        }
    }
}
