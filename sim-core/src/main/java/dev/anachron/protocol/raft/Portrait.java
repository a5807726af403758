package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.Role.Candidate;
import dev.anachron.protocol.raft.Role.Follower;
import dev.anachron.protocol.raft.Role.PreCandidate;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.NodeState.Fields;
import dev.anachron.spi.NodeState.Lease;

import java.util.ArrayList;
import java.util.List;

/** A server as others may look at it, in the words of Figure 2. */
final class Portrait {
    private final Server server;

    Portrait(Server server) {
        this.server = server;
    }

    /**
     * As it is now.
     *
     * @param behind how many reads wait until enough is applied
     * @param asking how many reads wait for copies
     */
    NodeState state(int behind, int asking) {
        Role role = server.role();
        Fields fields =
                new Fields().put("term", server.currentTerm()).put("voted for", server.votedFor());
        role(role, fields);
        fields.put("last entry", server.log.last().toString())
                .put("commit", server.commitIndex())
                .put("applied", server.replica.applied().toString());
        if (server.log.base().position() > 0) {
            fields.put("snapshot up to", server.log.base().toString());
        }
        if (server.members().size() < server.context.nodes().size()) {
            fields.put("members", server.members());
        }
        if (role instanceof Leader leader) {
            progress(leader, fields);
        }
        fields.count("reads until applied", behind).count("reads for copies", asking);
        return new NodeState(
                role.text(),
                server.currentTerm(),
                role instanceof Leader,
                fields.list(),
                leases(role));
    }

    private static void role(Role role, Fields fields) {
        if (role instanceof Follower follower && follower.leader() != null) {
            fields.put("leader", follower.leader());
        } else if (role instanceof Candidate candidate) {
            fields.put("votes", candidate.grants());
        } else if (role instanceof PreCandidate candidate) {
            fields.put("would vote for it", candidate.grants());
        }
    }

    private static void progress(Leader leader, Fields fields) {
        for (NodeId follower : leader.followers()) {
            fields.put("match " + follower, leader.of(follower).matchIndex);
            fields.put("next " + follower, leader.of(follower).nextIndex);
        }
        fields.count("reads to confirm", leader.reads.confirming());
        fields.count("reads in the batch", leader.reads.batched());
        fields.count("changes to make", leader.changes.size());
        if (leader.transferee != null) {
            fields.put("hands over to", leader.transferee);
        }
    }

    /** A leader's, and what the others promise so that there can be one (dissertation, 6.4.1). */
    private List<Lease> leases(Role role) {
        List<Lease> leases = new ArrayList<>();
        boolean byWallClock = server.settings.leaseByWallClock();
        if (server.settings.reads() == ReadMode.LEASE
                && role instanceof Leader leader
                && leader.reads.leaseUntilNanos() != Long.MIN_VALUE) {
            leases.add(new Lease("lease", leader.reads.leaseUntilNanos(), byWallClock));
        }
        if (server.settings.reads() == ReadMode.LEASE
                && role instanceof Follower
                && server.loyalUntilNanos() != Long.MIN_VALUE) {
            leases.add(new Lease("votes for nobody", server.loyalUntilNanos(), false));
        }
        return leases;
    }
}
