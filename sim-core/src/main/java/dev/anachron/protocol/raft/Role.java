package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server is (Figure 4), and the state that it has only while it is that.
 *
 * <ul>
 *   <li>Follower to Candidate: its election timeout passed.
 *   <li>Follower or Candidate to PreCandidate, with pre-vote: its election timeout passed
 *       (dissertation, section 9.6).
 *   <li>PreCandidate to Candidate: a majority would vote for it.
 *   <li>PreCandidate to Follower: a leader, or a higher term, was heard of.
 *   <li>Candidate to Candidate: its election timeout passed without a result.
 *   <li>Candidate to Leader: a majority voted for it.
 *   <li>Candidate to Follower: a leader of its term, or a higher term, was heard of.
 *   <li>Leader to Follower: a higher term was heard of; with check-quorum, no majority was heard for
 *       an election timeout (dissertation, section 6.2).
 * </ul>
 */
sealed interface Role permits Role.Follower, Role.PreCandidate, Role.Candidate, Leader {
    /** As facts, fault targets and reports call it. */
    String text();

    /** Passive; {@code leader} is the current term's leader once it was heard. */
    record Follower(@Nullable NodeId leader) implements Role {
        @Override
        public String text() {
            return "follower";
        }
    }

    /** Asking who would vote for it; its term is still the old one. */
    record PreCandidate(List<NodeId> grants) implements Role {
        PreCandidate(NodeId self) {
            this(new ArrayList<>(List.of(self)));
        }

        @Override
        public String text() {
            return "pre-candidate";
        }
    }

    /** Standing for election; votes exist only here. A repeated reply is one vote. */
    record Candidate(List<NodeId> grants) implements Role {
        Candidate(NodeId self) {
            this(new ArrayList<>(List.of(self)));
        }

        @Override
        public String text() {
            return "candidate";
        }
    }
}
