package dev.anachron.engine;

import dev.anachron.base.RandomStream;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Setup.Quality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loss that a network has all the time: each link draws from its own stream, and one that loses
 * nothing draws nothing.
 *
 * @param share what a link loses that is not among the single ones
 */
record SteadyLoss(double share, Map<Topology.Link, Quality> single, RandomStream random)
        implements LinkRule {
    @Override
    public @Nullable Fate decide(Envelope envelope) {
        double own = share;
        if (!single.isEmpty()) {
            Quality quality = single.get(new Topology.Link(envelope.from(), envelope.to()));
            own = quality == null ? share : quality.loss();
        }
        boolean lost = own > 0 && envelope.stream(random).chance(own);
        return lost ? new Fate.Drop("lost by the link") : null;
    }
}
