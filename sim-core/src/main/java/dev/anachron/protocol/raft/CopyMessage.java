package dev.anachron.protocol.raft;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import dev.anachron.spi.Message;
import dev.anachron.spi.Store;

/** What servers say to each other about their copies, for quorum reads; no part of Raft. */
sealed interface CopyMessage extends Message {
    /**
     * For which read.
     *
     * @param client who asked
     * @param serial of the request
     */
    record Ticket(NodeId client, long serial) {}

    /** What does your copy say? */
    record AskCopy(Ticket ticket, String key) implements CopyMessage {
        @Override
        public void describe(Description to) {
            to.word("AskCopy").operation(ticket.client(), ticket.serial()).key(key);
        }
    }

    /** This, and the copy reflects the log up to {@code applied}. */
    record TellCopy(Ticket ticket, Store.Cell cell, Version applied) implements CopyMessage {
        @Override
        public Message forged(RandomStream random) {
            Store.Cell lie = new Store.Cell(cell.value().forged(random), cell.version());
            return new TellCopy(ticket, lie, applied);
        }

        @Override
        public void describe(Description to) {
            to.word("TellCopy").operation(ticket.client(), ticket.serial()).value(cell.value());
            to.word("from").value(cell.version()).word("at").value(applied);
        }
    }
}
