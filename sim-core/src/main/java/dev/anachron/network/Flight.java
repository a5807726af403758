package dev.anachron.network;

import dev.anachron.base.SimTime;

/**
 * A message between two rules.
 *
 * @param envelope the message, as the rules so far have left it
 * @param latencyNanos how long its link takes, drawn before any rule was asked: a rule that comes or
 *     goes leaves the link's draws as they were
 * @param extraNanos by how much the rules so far have delayed it
 * @param inOrder whether it keeps its place on a link that keeps order
 */
public record Flight(Envelope envelope, long latencyNanos, long extraNanos, boolean inOrder) {
    public Flight(Envelope envelope, long latencyNanos) {
        this(envelope, latencyNanos, 0, true);
    }

    /** How long it is under way. */
    public long nanos() {
        return SimTime.plus(latencyNanos, extraNanos);
    }

    /** The same, leaving again at that instant. */
    public Flight again(long atNanos) {
        Envelope old = envelope;
        Envelope anew =
                new Envelope(old.id(), old.from(), old.to(), old.message(), atNanos, old.copy());
        return new Flight(anew, latencyNanos, extraNanos, inOrder);
    }

    Flight delayed(Fate.Delay delay) {
        return new Flight(
                envelope,
                latencyNanos,
                SimTime.plus(extraNanos, delay.byNanos()),
                inOrder && !delay.overtaken());
    }

    Flight copied(long laterNanos) {
        return new Flight(
                envelope.copied(), latencyNanos, SimTime.plus(extraNanos, laterNanos), inOrder);
    }

    Flight altered(Fate.Alter alter) {
        return new Flight(envelope.altered(alter.into()), latencyNanos, extraNanos, inOrder);
    }
}
