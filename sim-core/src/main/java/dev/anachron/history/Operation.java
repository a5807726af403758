package dev.anachron.history;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;

import org.jspecify.annotations.Nullable;

/**
 * One operation as its client saw it: a closed interval [invoked, returned] of true time.
 *
 * @param id its place in the order of invocations, from 0
 * @param client who asked
 * @param process Jepsen's process number: a client goes on under a new one after an {@code info}
 * @param command what was asked
 * @param invokedNanos when the client asked
 * @param returnedNanos when the client learnt the outcome or gave up; {@link SimTime#NEVER} when the
 *     run ended first
 * @param outcome how it ended
 * @param value the result; {@link Value#NIL} when there is none
 * @param version the write behind the value (or that this write became); NONE when unknown
 * @param position how far the answering replica had applied; NONE when unknown
 * @param servedBy the replica that answered; null when none did
 */
public record Operation(
        int id,
        NodeId client,
        int process,
        Command command,
        long invokedNanos,
        long returnedNanos,
        Outcome outcome,
        Value value,
        Version version,
        Version position,
        @Nullable NodeId servedBy) {

    /** Invocation to return; only meaningful for {@link Outcome#OK}. */
    public long latencyNanos() {
        return returnedNanos - invokedNanos;
    }

    public boolean ok() {
        return outcome == Outcome.OK;
    }

    public boolean isRead() {
        return command.readsOnly();
    }

    /** When it can last have taken effect: an outcome nobody knows leaves that open for ever. */
    public long latestEffectNanos() {
        return outcome == Outcome.INFO ? SimTime.NEVER : returnedNanos;
    }

    /** Whether it was over when the other one began; what a client does comes in its order. */
    public boolean precedes(Operation other) {
        boolean met = returnedNanos == other.invokedNanos
                && outcome != Outcome.INFO
                && client.equals(other.client)
                && id < other.id;
        return met || latestEffectNanos() < other.invokedNanos;
    }

    /** The same at another time. */
    public Operation at(long newInvokedNanos, long newReturnedNanos) {
        return new Operation(
                id,
                client,
                process,
                command,
                newInvokedNanos,
                newReturnedNanos,
                outcome,
                value,
                version,
                position,
                servedBy);
    }

    /** {@code c1 read x → 3}: as explanations name it. */
    public String text() {
        String result = ok() && command.answers() ? " → " + value.text() : "";
        return client + " " + command.text() + result + (ok() ? "" : " (" + outcome.text() + ")");
    }
}
