package dev.anachron.engine;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.Digest;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Timer;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceSink;

import org.jspecify.annotations.Nullable;

/**
 * Takes note of everything that happens: folds it into the run's digest, which costs little, and hands
 * it to the trace's sink if somebody wants to read it. What is digested of an event is its time, its
 * kind, its parties and its content; a message's content when it is sent, and its number afterwards.
 */
final class Recorder {
    // The kinds, as the digest knows them
    private static final int SENT = 1;
    private static final int DELIVERED = 2;
    private static final int DROPPED = 3;
    private static final int TIMER = 4;
    private static final int SAVED = 5;
    private static final int NOTED = 6;
    private static final int INVOKED = 7;
    private static final int COMPLETED = 8;
    private static final int PROCESS = 9;
    private static final int FAULT = 10;
    private static final int ALTERED = 11;
    private static final int CLOCK = 12;

    private static final int PARTY_BITS = 28;

    private final boolean digesting;
    private final @Nullable TraceSink sink;
    private final Digest digest = new Digest();
    private long sent;
    private long delivered;
    private long dropped;

    Recorder(boolean digesting, @Nullable TraceSink sink) {
        this.digesting = digesting;
        this.sink = sink;
    }

    /** A party takes part: from now on its index stands for its name. */
    void introduce(SimProcess party) {
        digest.mix(party.index);
        digest.mix(party.id.name());
    }

    /** The fingerprint; it ends with every random stream's name and number of draws. */
    String hash(RandomStream random) {
        random.digestInto(digest);
        return digest.hex();
    }

    Run.Messages messages() {
        return new Run.Messages(sent, delivered, dropped);
    }

    private void digest(long atNanos, int kind, int party, int other) {
        digest.mix(atNanos, kindAndParties(kind, party, other));
    }

    private static long kindAndParties(int kind, int party, int other) {
        return ((long) kind << (2 * PARTY_BITS)) | ((long) party << PARTY_BITS) | other;
    }

    /** A message left its sender; returns its number. */
    long sent(long atNanos, SimProcess from, SimProcess to, Message message) {
        long id = sent++;
        if (digesting) {
            digest(atNanos, SENT, from.index, to.index);
            message.mixInto(digest);
        }
        if (sink != null) {
            sink.take(new TraceEvent.Sent(atNanos, id, from.id, to.id, message));
        }
        return id;
    }

    void delivered(
            long atNanos, long arrivedNanos, long id, NodeId from, SimProcess to, Message message) {
        delivered++;
        if (digesting) {
            boolean late = arrivedNanos != atNanos;
            digest.mix(atNanos, id, kindAndParties(DELIVERED, to.index, late ? 1 : 0));
            if (late) {
                digest.mix(arrivedNanos);
            }
        }
        if (sink != null) {
            sink.take(new TraceEvent.Delivered(atNanos, arrivedNanos, id, from, to.id, message));
        }
    }

    void dropped(long atNanos, long id, NodeId from, NodeId to, Message message, String why) {
        dropped++;
        if (digesting) {
            digest(atNanos, DROPPED, 0, 0);
            digest.mix(id);
            digest.mix(why);
        }
        if (sink != null) {
            sink.take(new TraceEvent.Dropped(atNanos, id, from, to, message, why));
        }
    }

    /** A fault put another message in a message's place; the trace shows it where it is delivered. */
    void altered(long atNanos, long id, Message into) {
        if (digesting) {
            digest(atNanos, ALTERED, 0, 0);
            digest.mix(id);
            into.mixInto(digest);
        }
    }

    void timerFired(long atNanos, long dueNanos, SimProcess process, Timer timer) {
        if (digesting) {
            digest(atNanos, TIMER, process.index, dueNanos == atNanos ? 0 : 1);
            if (dueNanos != atNanos) {
                digest.mix(dueNanos);
            }
            timer.mixInto(digest);
        }
        if (sink != null) {
            sink.take(new TraceEvent.TimerFired(atNanos, dueNanos, process.id, timer));
        }
    }

    void saved(long atNanos, SimProcess process, Durable durable) {
        if (digesting) {
            digest(atNanos, SAVED, process.index, 0);
            durable.mixInto(digest);
        }
        if (sink != null) {
            sink.take(new TraceEvent.Saved(atNanos, process.id, durable));
        }
    }

    void noted(long atNanos, SimProcess process, Fact fact) {
        if (digesting) {
            digest(atNanos, NOTED, process.index, 0);
            fact.mixInto(digest);
        }
        if (sink != null) {
            sink.take(new TraceEvent.Noted(atNanos, process.id, fact));
        }
    }

    void invoked(long atNanos, int operation, NodeId client, Command command) {
        if (digesting) {
            digest(atNanos, INVOKED, 0, 0);
            digest.mix(operation);
            digest.value(client).value(command);
        }
        if (sink != null) {
            sink.take(new TraceEvent.Invoked(atNanos, operation, client, command));
        }
    }

    void completed(
            long atNanos,
            int operation,
            NodeId client,
            Command command,
            String outcome,
            Value value) {
        if (digesting) {
            digest(atNanos, COMPLETED, 0, 0);
            digest.mix(operation);
            digest.word(outcome).value(value);
        }
        if (sink != null) {
            sink.take(
                    new TraceEvent.Completed(atNanos, operation, client, command, outcome, value));
        }
    }

    void processChanged(long atNanos, SimProcess process, TraceEvent.ProcessChanged.Change change) {
        if (digesting) {
            digest(atNanos, PROCESS, process.index, 0);
            digest.word(change.name());
        }
        if (sink != null) {
            sink.take(new TraceEvent.ProcessChanged(atNanos, process.id, change));
        }
    }

    void clockChanged(long atNanos, SimProcess process) {
        ClockLine monotonic = process.clock.monotonic();
        ClockLine wall = process.clock.wall();
        long uncertaintyNanos = process.clock.own().uncertaintyNanos();
        if (digesting) {
            digest(atNanos, CLOCK, process.index, 0);
            digest.mix(monotonic.at(atNanos), monotonic.driftPpb());
            digest.mix(wall.at(atNanos), wall.driftPpb(), uncertaintyNanos);
        }
        if (sink != null) {
            sink.take(new TraceEvent.ClockChanged(
                    atNanos, process.id, monotonic, wall, uncertaintyNanos));
        }
    }

    void faultChanged(long atNanos, int fault, boolean began, String what) {
        if (digesting) {
            digest(atNanos, FAULT, fault, began ? 1 : 0);
            digest.mix(what);
        }
        if (sink != null) {
            sink.take(new TraceEvent.FaultChanged(atNanos, fault, began, what));
        }
    }
}
