package dev.anachron.spi;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;

/**
 * An operator's instruction to the node that leads. It comes without a network, as if typed at the
 * node; it is not answered, and a protocol that knows no such thing ignores it.
 */
public sealed interface Administer extends Message {
    /** Whom it is about. */
    NodeId node();

    /** Let this node take part. */
    record AddServer(NodeId node) implements Administer {
        @Override
        public void describe(Description to) {
            to.word("AddServer").value(node);
        }
    }

    /** This node is to take part no longer. */
    record RemoveServer(NodeId node) implements Administer {
        @Override
        public void describe(Description to) {
            to.word("RemoveServer").value(node);
        }
    }

    /** Let this node lead instead. */
    record TransferLeadership(NodeId node) implements Administer {
        @Override
        public void describe(Description to) {
            to.word("TransferLeadership").value(node);
        }
    }
}
