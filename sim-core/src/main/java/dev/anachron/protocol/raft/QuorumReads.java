package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.CopyMessage.AskCopy;
import dev.anachron.protocol.raft.CopyMessage.TellCopy;
import dev.anachron.protocol.raft.CopyMessage.Ticket;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server that a client asks asks a majority for their copies and answers with the newest.
 *
 * <p>This sounds like R + W > N, and is not: an entry is committed when a majority has it in its logs,
 * and copies show only what their servers have heard to be committed. Until the leader's next message a
 * majority may not have applied what a client was told of. So a quorum read outlives the leader, and is
 * rarely stale for longer than a heartbeat and a delay, but it is not linearizable.
 */
final class QuorumReads {
    private final Server server;
    private final Reads reads;
    /** A client has one operation under way; what it no longer waits for is forgotten with its next. */
    private final Map<NodeId, Asking> asking = new LinkedHashMap<>();

    /** A read that waits for copies. */
    private static final class Asking {
        final Request request;
        final Map<NodeId, TellCopy> copies = new LinkedHashMap<>();

        Asking(Request request) {
            this.request = request;
        }

        /** The one that reflects most of the log. */
        @Nullable
        NodeId newest() {
            NodeId newest = null;
            Version best = Version.NONE;
            for (Map.Entry<NodeId, TellCopy> copy : copies.entrySet()) {
                Version applied = copy.getValue().applied();
                if (newest == null || applied.compareTo(best) > 0) {
                    newest = copy.getKey();
                    best = applied;
                }
            }
            return newest;
        }
    }

    QuorumReads(Server server, Reads reads) {
        this.server = server;
        this.reads = reads;
    }

    int asking() {
        return asking.size();
    }

    void onRead(Request request, Outbox out) {
        Ticket ticket = new Ticket(request.client(), request.serial());
        String key = request.command().key();
        asking.put(request.client(), new Asking(request));
        for (NodeId peer : server.peers()) {
            out.send(peer, new AskCopy(ticket, key));
        }
        if (server.isMember(server.self())) {
            onTellCopy(server.self(), own(ticket, key), out);
        }
    }

    void onAskCopy(NodeId from, AskCopy ask, Outbox out) {
        out.send(from, own(ask.ticket(), ask.key()));
    }

    private TellCopy own(Ticket ticket, String key) {
        return new TellCopy(ticket, server.replica.read(key), server.replica.applied());
    }

    void onTellCopy(NodeId from, TellCopy copy, Outbox out) {
        Asking open = asking.get(copy.ticket().client());
        if (open == null
                || open.request.serial() != copy.ticket().serial()
                || !server.isMember(from)) {
            return;
        }
        open.copies.put(from, copy);
        if (2 * open.copies.size() > server.members().size()) {
            asking.remove(copy.ticket().client());
            answer(open, out);
        }
    }

    private void answer(Asking done, Outbox out) {
        NodeId newest = done.newest();
        TellCopy copy = done.copies.get(newest);
        if (newest == null || copy == null) {
            return; // a majority is at least one
        }
        if (copy.applied().compareTo(done.request.atLeast()) < 0) {
            reads.behind(done.request, copy.applied(), out);
            return;
        }
        ReadBasis basis = new ReadBasis.Newest(done.copies.size(), newest, copy.applied());
        reads.answer(done.request, copy.cell(), copy.applied(), basis, out);
    }
}
