package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;

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
 * @param context which versions of the object the client has seen: its change replaces these (Dynamo,
 *     section 4.1)
 */
public record Request(
        NodeId client,
        long serial,
        long attempt,
        Command command,
        ConsistencyLevel level,
        Version atLeast,
        VersionVector context)
        implements Message {
    /** Of a client that has seen nothing. */
    public Request(
            NodeId client,
            long serial,
            long attempt,
            Command command,
            ConsistencyLevel level,
            Version atLeast) {
        this(client, serial, attempt, command, level, atLeast, VersionVector.NONE);
    }

    /** That client having seen those versions of the object. */
    public Request seen(VersionVector versions) {
        return new Request(client, serial, attempt, command, level, atLeast, versions);
    }

    /**
     * Done.
     *
     * @param value the result
     * @param version the write that made the value a read returned, or that this write is
     * @param position how far the answering replica has applied
     */
    public Response.Done done(Value value, Version version, Version position) {
        return new Response.Done(serial, attempt, value, version, position, VersionVector.NONE);
    }

    /** The same request, sent once more. */
    public Request attempt(long number) {
        return new Request(client, serial, number, command, level, atLeast, context);
    }

    @Override
    public @Nullable Message forged(RandomStream random) {
        Command other = command.forged(random);
        return other == null
                ? null
                : new Request(client, serial, attempt, other, level, atLeast, context);
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
        if (!context.isNone()) {
            to.word("knowing").value(context);
        }
        if (attempt > 1) {
            to.word("attempt").value(attempt);
        }
    }
}
