package dev.anachron.protocol.lock;

import dev.anachron.base.Description;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.spi.Message;

/** What the lock service and the storage say to each other. */
sealed interface LockMessage extends Message {
    /** The token that it is about. */
    long token();

    /** The service to the storage: a client is about to be given a lock with this token. */
    record Register(long token) implements LockMessage {
        @Override
        public void describe(Description to) {
            to.word("Register").put("token", token);
        }

        @Override
        public Message forged(RandomStream random) {
            return new Register(Value.otherThan(token, random));
        }
    }

    /** The storage to the service: from now on no older token is good. */
    record Registered(long token) implements LockMessage {
        @Override
        public void describe(Description to) {
            to.word("Registered").put("token", token);
        }

        @Override
        public Message forged(RandomStream random) {
            return new Registered(Value.otherThan(token, random));
        }
    }
}
