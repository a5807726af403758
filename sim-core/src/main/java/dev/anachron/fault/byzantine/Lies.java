package dev.anachron.fault.byzantine;

import dev.anachron.base.RandomStream;
import dev.anachron.spi.Message;

import org.jspecify.annotations.Nullable;

/**
 * Where lies come from: the message and a secret, so that the same message is the same lie to whoever
 * hears it, and from whoever shares the secret.
 *
 * @param share the probability that a message becomes a lie
 */
record Lies(long secret, double share) {
    /** The lie; null where the message stays what it was, also because it says nothing to lie about. */
    @Nullable
    Message insteadOf(Message message) {
        RandomStream random = RandomStream.root(secret ^ message.text().hashCode());
        return random.chance(share) ? message.forged(random) : null;
    }
}
