package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promise;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promote;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Propose;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Superseded;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.TakeOver;
import dev.anachron.protocol.primarybackup.Role.Candidate;
import dev.anachron.spi.Outbox;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A new primary when the old one is not heard any more: a majority promises to follow an epoch, and the
 * one of them whose log goes furthest becomes its primary. It is what an orchestrator with a majority of
 * its own decides (Redis Sentinel, GitHub's Orchestrator), only that the nodes are their own one.
 */
final class Failover {
    private final Replica replica;
    private final Replication replication;

    Failover(Replica replica, Replication replication) {
        this.replica = replica;
        this.replication = replication;
    }

    // Candidates

    void onSuspect(Outbox out) {
        if (replica.role() instanceof Primary) {
            return;
        }
        if (replica.rules.failover() == Rules.Failover.ALONE) {
            lead(replica.epoch() + 1, out);
            return;
        }
        stand(false, out);
    }

    /** The primary wants this node to be the next one. Where no majority decides, that is enough. */
    void onTakeOver(TakeOver message, Outbox out) {
        if (message.epoch() != replica.epoch() || replica.role() instanceof Primary) {
            return;
        }
        if (replica.rules.failover() == Rules.Failover.MAJORITY) {
            stand(true, out);
        } else {
            lead(replica.epoch() + 1, out);
        }
    }

    /** Its own epoch stays until a majority agrees: one that is cut off does not disturb the rest. */
    private void stand(boolean planned, Outbox out) {
        Candidate candidate = new Candidate(replica.epoch() + 1, planned);
        replica.become(candidate, out);
        replica.setSuspectTimer(out);
        for (NodeId peer : replica.context.peers()) {
            out.send(peer, new Propose(candidate.epoch(), planned));
        }
        promised(candidate, replica.self(), replica.log.last(), out);
    }

    void onPromise(NodeId from, Promise message, Outbox out) {
        if (replica.role() instanceof Candidate candidate && candidate.epoch() == message.epoch()) {
            promised(candidate, from, message.last(), out);
        }
    }

    private void promised(Candidate candidate, NodeId from, Version last, Outbox out) {
        candidate.promises().put(from, last);
        if (candidate.promises().size() == replica.context.majority()) {
            promote(candidate, furthest(candidate), out);
        }
    }

    private void promote(Candidate candidate, NodeId chosen, Outbox out) {
        if (chosen.equals(replica.self())) {
            lead(candidate.epoch(), out);
        } else {
            replica.follow(candidate.epoch(), chosen, out);
            out.send(chosen, new Promote(candidate.epoch()));
        }
    }

    /**
     * By the epoch of the last entry, then by its position; of equals the one that the old primary chose,
     * or the first in the scenario.
     */
    private NodeId furthest(Candidate candidate) {
        Map<NodeId, Version> promises = candidate.promises();
        Comparator<Version> byPosition = Comparator.comparingLong(Version::position);
        Comparator<Version> order = replica.has(Bug.PROMOTE_LONGEST_LOG)
                ? byPosition
                : Comparator.comparingLong(Version::epoch).thenComparing(byPosition);
        Version furthest = Collections.max(promises.values(), order);
        if (candidate.planned() && order.compare(replica.log.last(), furthest) == 0) {
            return replica.self();
        }
        return replica.context.nodes().stream()
                .filter(node -> promises.containsKey(node)
                        && order.compare(promises.get(node), furthest) == 0)
                .findFirst()
                .orElseThrow();
    }

    private void lead(long epoch, Outbox out) {
        replication.begin(replica.lead(epoch, out), out);
    }

    // Voters

    /** Whoever hears a primary that wants to stay, or wants to be one, says nothing. */
    void onPropose(NodeId from, Propose message, Outbox out) {
        if (message.epoch() <= replica.epoch()) {
            out.send(from, new Superseded(replica.epoch()));
            return;
        }
        boolean rival = replica.role() instanceof Candidate candidate
                && (candidate.epoch() > message.epoch()
                        || (candidate.epoch() == message.epoch() && goesFirst(from)));
        boolean content = replica.trustsPrimary() && !message.planned();
        if (!content && !rival) {
            replica.follow(message.epoch(), null, out);
            out.send(from, new Promise(message.epoch(), replica.log.last()));
        }
    }

    /** Of two candidates for one epoch the first in the scenario stays, or both would, for ever. */
    private boolean goesFirst(NodeId rival) {
        List<NodeId> nodes = replica.context.nodes();
        return nodes.indexOf(replica.self()) < nodes.indexOf(rival);
    }

    void onPromote(Promote message, Outbox out) {
        if (message.epoch() == replica.epoch() && !(replica.role() instanceof Primary)) {
            lead(message.epoch(), out);
        }
    }

    /** Fencing: whoever is told of a later epoch has no say any more. */
    void onSuperseded(Superseded message, Outbox out) {
        if (message.epoch() > replica.epoch() && !replica.isDeaf()) {
            replica.follow(message.epoch(), null, out);
        }
    }
}
