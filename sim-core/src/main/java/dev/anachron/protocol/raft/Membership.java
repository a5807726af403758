package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.protocol.raft.LogEntry.Configuration;
import dev.anachron.spi.Administer;
import dev.anachron.spi.Administer.AddServer;
import dev.anachron.spi.Administer.RemoveServer;
import dev.anachron.spi.Outbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * Changes of the cluster's membership, one server at a time (dissertation, chapter 4): a configuration
 * is an entry of the log, and a server uses the latest in its log, committed or not (section 4.1).
 */
final class Membership {
    private final Server server;
    private final Replication replication;

    Membership(Server server, Replication replication) {
        this.server = server;
        this.replication = replication;
    }

    /** Who is a member cannot be added, and who is none, or the last one, cannot be removed. */
    boolean isPossible(Administer change) {
        if (!(server.role() instanceof Leader)) {
            return false;
        }
        return change instanceof AddServer add
                ? !server.isMember(add.node())
                : change instanceof RemoveServer remove
                        && server.isMember(remove.node())
                        && server.members().size() > 1;
    }

    /** Only a leader changes the configuration; what it has not begun when it is deposed is lost. */
    void onChange(Administer change, Outbox out) {
        if (server.role() instanceof Leader leader) {
            leader.changes.add(change);
            proceed(out);
        }
    }

    /** Begins the next change, or ends the last one, as soon as that is safe. */
    void proceed(Outbox out) {
        if (!(server.role() instanceof Leader leader) || server.isChanging()) {
            return; // one at a time: old and new majorities overlap (section 4.1)
        }
        if (!server.isMember(server.self())) {
            server.becomeFollower(null, out); // its own removal is committed (section 4.2.2)
            return;
        }
        Administer next = leader.changes.peek();
        if (next == null) {
            return;
        }
        // Another leader's unfinished change may still be about; an entry of this term ends it
        // (Ongaro on raft-dev, July 2015).
        if (!server.hasCommittedOwnTerm() && !server.has(Bug.CHANGE_BEFORE_OWN_COMMIT)) {
            return;
        }
        if (next instanceof AddServer add) {
            add(leader, add.node(), out);
        } else if (next instanceof RemoveServer remove) {
            remove(leader, remove.node(), out);
        }
    }

    /** Section 4.2.1: a new server first catches up, without a vote. */
    private void add(Leader leader, NodeId node, Outbox out) {
        if (server.isMember(node)) {
            leader.changes.remove();
        } else if (leader.find(node) == null) {
            leader.teach(node, server.log.lastIndex());
            replication.sendNext(leader, node, out);
        } else if (replication.hasCaughtUp(leader, node)) {
            change(leader, Stream.concat(server.members().stream(), Stream.of(node)), out);
        }
    }

    private void remove(Leader leader, NodeId node, Outbox out) {
        if (server.isMember(node) && server.members().size() > 1) {
            change(leader, server.members().stream().filter(m -> !m.equals(node)), out);
        } else {
            leader.changes.remove();
        }
    }

    private void change(Leader leader, Stream<NodeId> members, Outbox out) {
        leader.changes.remove();
        List<NodeId> next = members.toList();
        server.append(new Configuration(server.inOrder(next)), out);
        leader.reconfigure(server.members(), server.self());
        replication.broadcast(leader, out);
        replication.advanceCommit(leader, out);
    }
}
