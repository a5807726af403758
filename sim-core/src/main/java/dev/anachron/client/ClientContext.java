package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.spi.LocalClock;

import org.jspecify.annotations.Nullable;

/**
 * What a client is given by the run that it takes part in.
 *
 * @param random the client's own stream
 * @param clock the client's own clock
 * @param log where it writes down what it did
 * @param number its place among the clients, from 0
 * @param clients how many there are: process numbers go up by this, as in Jepsen
 * @param shards which nodes keep what
 * @param homes which of them serves what
 * @param leaderless whether every node takes writes
 */
public record ClientContext(
        RandomStream random,
        LocalClock clock,
        OperationLog log,
        int number,
        int clients,
        Shards shards,
        Homes homes,
        boolean leaderless) {
    /** Where a protocol has nodes for different tasks, who serves a command. */
    public interface Homes {
        /** Null when it is for the client to find out. */
        @Nullable
        NodeId of(Command command, Shard shard);
    }
}
