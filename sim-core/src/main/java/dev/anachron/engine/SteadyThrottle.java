package dev.anachron.engine;

import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Throttle;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Setup.Quality;

import org.jspecify.annotations.Nullable;

/** The bandwidth that a single link has all the time. */
record SteadyThrottle(Topology.Link link, Throttle throttle) implements LinkRule {
    static SteadyThrottle of(Topology.Link link, Quality quality) {
        long rate = quality.bytesPerSecond();
        String what = link + " carries " + Throttle.text(rate);
        return new SteadyThrottle(link, new Throttle(rate, quality.queueBytes(), what));
    }

    @Override
    public @Nullable Fate decide(Envelope envelope) {
        boolean here = envelope.from().equals(link.from()) && envelope.to().equals(link.to());
        return here ? throttle.decide(envelope) : null;
    }
}
