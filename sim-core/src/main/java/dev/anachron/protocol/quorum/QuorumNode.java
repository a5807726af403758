package dev.anachron.protocol.quorum;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.protocol.quorum.QuorumMessage.Get;
import dev.anachron.protocol.quorum.QuorumMessage.GetReply;
import dev.anachron.protocol.quorum.QuorumMessage.Handoff;
import dev.anachron.protocol.quorum.QuorumMessage.HandoffReply;
import dev.anachron.protocol.quorum.QuorumMessage.Leaf;
import dev.anachron.protocol.quorum.QuorumMessage.Put;
import dev.anachron.protocol.quorum.QuorumMessage.PutHint;
import dev.anachron.protocol.quorum.QuorumMessage.PutReply;
import dev.anachron.protocol.quorum.QuorumMessage.Repair;
import dev.anachron.protocol.quorum.QuorumMessage.Tree;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Timer;

/** A node of a store without a leader: a replica, and the coordinator of whoever asks it. */
final class QuorumNode implements Node {
    private static final Timer HANDOFF_DUE = new HandoffDue();

    private final NodeContext context;
    private final Rules rules;
    private final Replica replica;
    private final Coordinator coordinator;
    private final AntiEntropy antiEntropy;

    /** Hints are to be sent to where they belong. */
    record HandoffDue() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("HandoffDue");
        }
    }

    QuorumNode(NodeContext context) {
        this.context = context;
        this.rules = Rules.of(context.settings());
        this.replica = new Replica(context, rules);
        this.coordinator = new Coordinator(context, rules, replica);
        this.antiEntropy = new AntiEntropy(context, rules, replica);
    }

    @Override
    public void start(Outbox out) {
        replica.tellKept(out);
        if (rules.hints() || rules.sloppy()) {
            out.setTimer(HANDOFF_DUE, rules.handoffNanos());
        }
        antiEntropy.start(out);
    }

    // Messages

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            coordinator.onRequest(request, out);
        } else if (message instanceof Put put) {
            replica.put(put.key(), put.cell(), out);
            out.send(from, new PutReply(put.ticket()));
        } else if (message instanceof PutReply reply) {
            coordinator.onPutReply(from, reply, out);
        } else if (message instanceof Get get) {
            out.send(from, new GetReply(get.ticket(), replica.get(get.key(), out)));
        } else if (message instanceof GetReply reply) {
            coordinator.onGetReply(from, reply, out);
        } else if (message instanceof Repair repair) {
            replica.put(repair.key(), repair.cell(), out);
        } else if (message instanceof PutHint hint) {
            onPutHint(from, hint, out);
        } else if (message instanceof Handoff handoff) {
            replica.put(handoff.key(), handoff.cell(), out);
            out.send(from, new HandoffReply(handoff.key(), handoff.cell()));
        } else if (message instanceof HandoffReply reply) {
            replica.forgetHints(from, reply.key(), reply.cell(), out);
        } else if (message instanceof Tree tree) {
            antiEntropy.onTree(from, tree, out);
        } else if (message instanceof Leaf leaf) {
            antiEntropy.onLeaf(from, leaf, out);
        }
    }

    private void onPutHint(NodeId from, PutHint hint, Outbox out) {
        long now = context.clock().nowNanos();
        replica.keepHint(new Replica.Hint(hint.home(), hint.key(), hint.cell(), now), out);
        out.send(from, new PutReply(hint.ticket()));
    }

    // Timers

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof Coordinator.ReplicasLate late) {
            coordinator.onReplicasLate(late, out);
        } else if (timer instanceof HandoffDue) {
            onHandoffDue(out);
        } else if (timer instanceof AntiEntropy.CompareDue) {
            antiEntropy.onCompareDue(out);
        }
    }

    private void onHandoffDue(Outbox out) {
        out.setTimer(HANDOFF_DUE, rules.handoffNanos());
        if (rules.hintsLastNanos() > 0) {
            replica.forgetHintsBefore(context.clock().nowNanos() - rules.hintsLastNanos(), out);
        }
        for (Replica.Hint hint : replica.hints()) {
            out.send(hint.home(), new Handoff(hint.key(), hint.cell()));
        }
    }

    @Override
    public NodeState state() {
        NodeState.Fields fields = new NodeState.Fields().put("objects", replica.size());
        replica.hintsByHome().forEach((home, count) -> fields.put("hints for " + home, count));
        coordinator.describe(fields);
        return new NodeState("replica", 0, false, fields.list());
    }
}
