package dev.anachron.client;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;

/**
 * Reads follow a write to where it was made, for a while: a load balancer that sets a cookie. Once the
 * time is over nothing holds them any more, whether replicas have caught up or not.
 *
 * @param windowNanos that while, by the client's clock
 */
public record StickyAfterWrite(long windowNanos) implements ReadPolicy {
    @Override
    public String name() {
        return "sticky-after-write";
    }

    @Override
    public String summary() {
        return "Asks the leader for a while after a write of its own (60s, or"
                + " `{ sticky-after-write: 5s }`), and otherwise a node drawn at random.";
    }

    @Override
    public NodeId first(Session session, RandomStream random) {
        NodeId anyone = ReadPolicies.ROAMING.first(session, random);
        return sticks(session) ? ReadPolicies.LEADER.first(session, random) : anyone;
    }

    @Override
    public NodeId next(Session session, NodeId asked, RandomStream random) {
        ReadPolicy policy = sticks(session) ? ReadPolicies.LEADER : ReadPolicies.ROAMING;
        return policy.next(session, asked, random);
    }

    private boolean sticks(Session session) {
        return session.sinceWriteNanos() < windowNanos;
    }
}
