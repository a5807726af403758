package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.spi.ConsistencyLevel;

import java.util.List;

/**
 * How a client behaves.
 *
 * @param id its name
 * @param sees the nodes it can talk to, not empty
 * @param pace when it asks
 * @param levels what its operations must promise
 * @param policy which node it asks for a read
 * @param rules what its session demands
 * @param retryNanos after how long without an answer it asks the next node
 * @param timeoutNanos after how long it gives the operation up as {@code info}
 */
public record ClientSettings(
        NodeId id,
        List<NodeId> sees,
        Pace pace,
        Levels levels,
        ReadPolicy policy,
        SessionRules rules,
        long retryNanos,
        long timeoutNanos) {

    /** What reads must promise, and what all other operations. */
    public record Levels(ConsistencyLevel reads, ConsistencyLevel writes) {
        ConsistencyLevel of(Command command) {
            return command.readsOnly() ? reads : writes;
        }
    }

    /** When a client issues the next operation. */
    public sealed interface Pace {
        /**
         * Open: at random instants, so many a second on average; an instant at which the client is
         * still waiting for an answer passes unused.
         */
        record Rate(double perSecond) implements Pace {}

        /** Closed: this long after the last operation ended. */
        record Think(long nanos) implements Pace {}

        /** Never by itself: only what the script says. */
        record Scripted() implements Pace {}
    }
}
