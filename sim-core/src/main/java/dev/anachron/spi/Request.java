package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;

import org.jspecify.annotations.Nullable;

/**
 * A client's request. A retry is the same request again: client and serial number stay, which is how
 * a store recognises it (Raft dissertation, section 6.3).
 *
 * @param client whom to answer
 * @param serial the client's count of operations, from 1
 * @param attempt the count of sendings of this request, from 1; an answer repeats it
 * @param command what is asked
 * @param level what the operation must promise
 * @param atLeast the least version that the answering replica must have applied
 */
public record Request(
        NodeId client,
        long serial,
        long attempt,
        Command command,
        ConsistencyLevel level,
        Version atLeast)
        implements Message {
    /** The same request, sent once more. */
    public Request attempt(long number) {
        return new Request(client, serial, number, command, level, atLeast);
    }

    @Override
    public @Nullable Message forged(RandomStream random) {
        Command other = command.forged(random);
        return other == null ? null : new Request(client, serial, attempt, other, level, atLeast);
    }

    @Override
    public void describe(Description to) {
        to.word("Request").serial(serial).value(command);
        if (command.readsOnly() || !level.equals(ConsistencyLevel.STRONG)) {
            to.word(level.text());
        }
        if (!atLeast.equals(Version.NONE)) {
            to.put("at-least", atLeast);
        }
        if (attempt > 1) {
            to.word("attempt").value(attempt);
        }
    }
}
