package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a server is (Figure 4), and the state that it has only while it is that.
 *
 * <ul>
 *   <li>Follower to Candidate: its election timeout passed.
 *   <li>Candidate to Candidate: its election timeout passed without a result.
 *   <li>Candidate to Leader: a majority voted for it.
 *   <li>Candidate to Follower: a leader of its term, or a higher term, was heard of.
 *   <li>Leader to Follower: a higher term was heard of.
 * </ul>
 */
sealed interface Role permits Role.Follower, Role.Candidate, Leader {
    /** As facts, fault targets and reports call it. */
    String text();

    /** Passive; {@code leader} is the current term's leader once it was heard. */
    record Follower(@Nullable NodeId leader) implements Role {
        @Override
        public String text() {
            return "follower";
        }
    }

    /** Standing for election; votes exist only here. A set: a repeated reply is one vote. */
    record Candidate(SortedSet<NodeId> votes) implements Role {
        Candidate(NodeId self) {
            this(new TreeSet<>());
            votes.add(self);
        }

        @Override
        public String text() {
            return "candidate";
        }
    }
}
