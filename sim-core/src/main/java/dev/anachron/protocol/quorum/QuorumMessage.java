package dev.anachron.protocol.quorum;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Message;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What coordinators and replicas say to each other. */
sealed interface QuorumMessage extends Message {
    /** Coordinator to replica: keep this, unless you have something newer. */
    record Put(Ticket ticket, String key, Cell cell) implements QuorumMessage {
        @Override
        public Message forged(RandomStream random) {
            return new Put(ticket, key, cell.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("Put").operation(ticket.client(), ticket.serial()).key(key).value(cell);
        }
    }

    /** Replica to coordinator: I have that, or something newer. */
    record PutReply(Ticket ticket) implements QuorumMessage {
        @Override
        public void describe(Description to) {
            to.word("PutReply").operation(ticket.client(), ticket.serial());
        }
    }

    /** Coordinator to replica: what have you? */
    record Get(Ticket ticket, String key) implements QuorumMessage {
        @Override
        public void describe(Description to) {
            to.word("Get").operation(ticket.client(), ticket.serial()).key(key);
        }
    }

    /** Replica to coordinator: this. */
    record GetReply(Ticket ticket, Cell cell) implements QuorumMessage {
        @Override
        public Message forged(RandomStream random) {
            return new GetReply(ticket, cell.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("GetReply").operation(ticket.client(), ticket.serial()).value(cell);
        }
    }

    /** Coordinator to a replica that was seen to be behind: keep this, and do not answer. */
    record Repair(String key, Cell cell) implements QuorumMessage {
        @Override
        public Message forged(RandomStream random) {
            return new Repair(key, cell.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("Repair").key(key).value(cell);
        }
    }

    /** Whoever kept a hint to the replica it was meant for (Dynamo, section 4.6). */
    record Handoff(String key, Cell cell) implements QuorumMessage {
        @Override
        public Message forged(RandomStream random) {
            return new Handoff(key, cell.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("Handoff").key(key).value(cell);
        }
    }

    /** The replica has it: the hint can be forgotten. */
    record HandoffReply(String key, Cell cell) implements QuorumMessage {
        @Override
        public void describe(Description to) {
            to.word("HandoffReply").key(key).value(cell);
        }
    }

    /** One replica to another: so do these parts of what we both keep look here. */
    record Tree(List<Merkle.Part> parts) implements QuorumMessage {
        @Override
        public void describe(Description to) {
            to.word("Tree").list(parts);
        }
    }

    /**
     * One replica to another, of a leaf of the tree in which they differ: keep what you lack of this.
     *
     * @param answer whether the receiver is to send back what the sender lacks
     */
    record Leaf(int leaf, SortedMap<String, Cell> cells, boolean answer) implements QuorumMessage {
        public Leaf {
            cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        }

        @Override
        public void describe(Description to) {
            to.word(answer ? "Leaf" : "Leaf back").value(leaf);
            cells.forEach((key, cell) -> to.key(key).value(cell));
        }
    }

    /** Coordinator to a node that stands in for a replica: keep this for it, and count as it would. */
    record PutHint(Ticket ticket, NodeId home, String key, Cell cell) implements QuorumMessage {
        @Override
        public Message forged(RandomStream random) {
            return new PutHint(ticket, home, key, cell.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("PutHint").operation(ticket.client(), ticket.serial());
            to.word("for").value(home).key(key).value(cell);
        }
    }
}
