package dev.anachron.client;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

import java.util.List;

/** The catalogue of policies. */
public final class ReadPolicies {
    /** Follows redirects to the leader. */
    public static final ReadPolicy LEADER = new ToLeader();
    /** Stays with the first node it was given. */
    public static final ReadPolicy STICKY = new Sticky();
    /** Asks another node each time. */
    public static final ReadPolicy ROAMING = new Roaming();

    /** Asks the leader for a minute after a write, otherwise another node each time. */
    public static final ReadPolicy STICKY_AFTER_WRITE = new StickyAfterWrite(SimTime.seconds(60));

    public static final List<ReadPolicy> ALL = List.of(LEADER, ROAMING, STICKY, STICKY_AFTER_WRITE);

    private ReadPolicies() {}

    private record ToLeader() implements ReadPolicy {
        @Override
        public String name() {
            return "leader";
        }

        @Override
        public String summary() {
            return "Asks the leader it knows, otherwise one node after the other.";
        }

        @Override
        public NodeId first(Session session, RandomStream random) {
            NodeId leader = session.leader();
            NodeId last = session.lastAsked();
            if (leader != null) {
                return leader;
            }
            return last != null ? last : session.reachable().get(0);
        }

        @Override
        public NodeId next(Session session, NodeId asked, RandomStream random) {
            NodeId leader = session.leader();
            return leader != null && !leader.equals(asked) ? leader : session.after(asked);
        }
    }

    private record Sticky() implements ReadPolicy {
        @Override
        public String name() {
            return "sticky";
        }

        @Override
        public String summary() {
            return "Stays with the first node that the client sees, whatever happens.";
        }

        @Override
        public NodeId first(Session session, RandomStream random) {
            return session.reachable().get(0);
        }

        @Override
        public NodeId next(Session session, NodeId asked, RandomStream random) {
            return asked;
        }
    }

    private record Roaming() implements ReadPolicy {
        @Override
        public String name() {
            return "roaming";
        }

        @Override
        public String summary() {
            return "Asks a node drawn at random each time, as behind a load balancer.";
        }

        @Override
        public NodeId first(Session session, RandomStream random) {
            return random.pick(session.reachable());
        }

        @Override
        public NodeId next(Session session, NodeId asked, RandomStream random) {
            return session.after(asked);
        }
    }
}
