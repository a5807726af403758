package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.InstallSnapshot;
import dev.anachron.spi.Outbox;

/** Log compaction (section 7). A snapshot travels in one piece here, not in chunks. */
final class Snapshots {
    private final Server server;

    Snapshots(Server server) {
        this.server = server;
    }

    /** Each server takes snapshots by itself, of what it has applied. */
    void takeIfDue(Outbox out) {
        long every = server.settings.snapshotEvery();
        long grown = server.replica.applied().position() - server.log.base().position();
        if (every > 0 && grown >= every) {
            server.compact(take(), out);
        }
    }

    private Snapshot take() {
        Version last = server.replica.applied();
        Replica.State state = server.replica.state(!server.has(Bug.SNAPSHOT_WITHOUT_SESSIONS));
        return new Snapshot(last, server.membersAt(last.position()), state);
    }

    /** Figure 13, InstallSnapshot RPC; its answer says, as that to AppendEntries, what matches. */
    void onInstallSnapshot(NodeId leader, InstallSnapshot install, Outbox out) {
        server.observeTerm(install.term(), out);
        long term = server.currentTerm();
        long last = install.snapshot().last().position();
        if (install.term() < term) { // 1.
            out.send(leader, new AppendReply(term, false, last, AppendReply.NO_ROUND));
            return;
        }
        server.hearLeader(leader, out);
        boolean old = last <= server.commitIndex();
        if (!old || server.has(Bug.INSTALL_OLD_SNAPSHOT)) {
            server.install(install.snapshot(), out); // 5. to 8.
        }
        out.send(leader, new AppendReply(term, true, last, install.round()));
    }
}
