package dev.anachron.engine;

import dev.anachron.base.RandomStream;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;

import org.jspecify.annotations.Nullable;

/** The loss that a network has all the time: each link draws from its own stream. */
record SteadyLoss(double share, RandomStream random) implements LinkRule {
    @Override
    public @Nullable Fate decide(Envelope envelope) {
        boolean lost = envelope.stream(random).chance(share);
        return lost ? new Fate.Drop("lost by the link") : null;
    }
}
