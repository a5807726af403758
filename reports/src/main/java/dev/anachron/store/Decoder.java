package dev.anachron.store;

import static dev.anachron.store.Layout.*;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.store.Layout.Recent;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import dev.anachron.trace.TraceEvent.Sent;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns bytes back into events; the other half of {@link Encoder}. */
final class Decoder {
    private final Cursor in;
    private final Recent recent = new Recent();
    private final @Nullable Version[] versions = new Version[WINDOW];
    private long nowNanos;
    private long lastSent;
    private @Nullable Message lastMessage;

    Decoder(Cursor in) {
        this.in = in;
    }

    TraceEvent next() {
        int head = in.one();
        if ((head & SAME_INSTANT) == 0) {
            nowNanos += in.signed();
        }
        int kind = head & KIND;
        if (kind >= ROLE) {
            return new Noted(nowNanos, in.party(), fact(kind, head));
        }
        return switch (kind) {
            case SENT -> sent(head);
            case DELIVERED -> delivered(head);
            case DROPPED -> dropped(head);
            case TIMER -> {
                long late = (head & LATE) == 0 ? 0 : in.signed();
                yield new TraceEvent.TimerFired(
                        nowNanos, nowNanos - late, in.party(), in.recorded(""));
            }
            case SAVED -> new TraceEvent.Saved(nowNanos, in.party(), in.recorded(""));
            case INVOKED -> invoked();
            case COMPLETED -> completed();
            case PROCESS ->
                (head & TRUE) != 0
                        ? new TraceEvent.ClockChanged(
                                nowNanos, in.party(), line(), line(), in.signed())
                        : new TraceEvent.ProcessChanged(
                                nowNanos, in.party(), Change.valueOf(in.text()));
            default ->
                new TraceEvent.FaultChanged(
                        nowNanos, (int) in.signed(), (head & TRUE) != 0, in.text());
        };
    }

    private ClockLine line() {
        return new ClockLine(in.signed(), in.signed(), in.signed());
    }

    // Messages

    private Sent sent(int head) {
        lastSent += in.signed();
        NodeId from = in.party();
        NodeId to = in.party();
        Message message =
                (head & KNOWN) == 0 ? in.recorded(in.text()) : Objects.requireNonNull(lastMessage);
        lastMessage = message;
        Sent sent = new Sent(nowNanos, lastSent, from, to, message);
        recent.sent[Recent.slot(lastSent)] = sent;
        return sent;
    }

    private Sent message(long id) {
        return new Sent(nowNanos, id, in.party(), in.party(), in.recorded(in.text()));
    }

    private Sent arriving(int head) {
        long id = lastSent - in.signed();
        return (head & KNOWN) == 0
                ? message(id)
                : Objects.requireNonNull(recent.sent[Recent.slot(id)]);
    }

    private TraceEvent delivered(int head) {
        Sent sent = arriving(head);
        long waited = (head & LATE) == 0 ? 0 : in.signed();
        return new TraceEvent.Delivered(
                nowNanos, nowNanos - waited, sent.id(), sent.from(), sent.to(), sent.message());
    }

    private TraceEvent dropped(int head) {
        Sent sent = arriving(head);
        return new TraceEvent.Dropped(
                nowNanos, sent.id(), sent.from(), sent.to(), sent.message(), in.text());
    }

    // Operations

    private TraceEvent invoked() {
        int operation = (int) in.signed();
        NodeId client = in.party();
        return new TraceEvent.Invoked(nowNanos, operation, client, asked(operation));
    }

    private TraceEvent completed() {
        int operation = (int) in.signed();
        NodeId client = in.party();
        Command command = asked(operation);
        String outcome = in.text();
        return new TraceEvent.Completed(nowNanos, operation, client, command, outcome, value());
    }

    private Value value() {
        return switch (in.one()) {
            case INT -> Value.of(in.signed());
            case NO -> Value.of(false);
            case YES -> Value.of(true);
            case GRANT -> new Value.Grant(in.signed(), in.signed());
            case ITEMS -> new Value.Items(many(in::signed));
            case SIBLINGS -> new Value.Siblings(many(this::value));
            case TEXT -> new Value.Text(in.text());
            case LISTING -> new Value.Listing(many(this::value));
            default -> Value.NIL;
        };
    }

    private <T> List<T> many(Supplier<T> one) {
        return Stream.generate(one).limit(in.signed()).toList();
    }

    private Command asked(int operation) {
        return Objects.requireNonNull(command(recent.asked, operation));
    }

    private @Nullable Command command(@Nullable Command[] known, long number) {
        int code = in.one();
        if (code == NO_COMMAND) {
            return null;
        }
        int slot = Recent.slot(number);
        if (code != KNOWN_COMMAND) {
            known[slot] = spelt(code, in.text());
        }
        return known[slot];
    }

    private Command spelt(int code, String key) {
        return switch (code) {
            case READ -> new Command.Read(key);
            case WRITE -> new Command.Write(key, in.signed());
            case FENCED_WRITE -> new Command.Write(key, in.signed(), in.signed());
            case ACQUIRE -> new Command.Acquire(key);
            case RELEASE -> new Command.Release(key, in.signed());
            case DELETE -> new Command.Delete(key);
            case INSERT -> new Command.Insert(key, in.signed());
            case PUT_IF_ABSENT -> new Command.PutIfAbsent(key, in.signed());
            case REMOVE -> new Command.Remove(key, in.signed());
            case ADD -> new Command.Add(key, in.signed());
            case SILENT_ADD -> new Command.Add(key, in.signed(), false);
            case APPEND_ITEM -> new Command.Append(key, value());
            case ENQUEUE -> new Command.Enqueue(key, value());
            case DEQUEUE -> new Command.Dequeue(key);
            case WRITE_VALUE -> new Command.Write(key, value());
            case FENCED_WRITE_VALUE -> new Command.Write(key, value(), in.signed());
            default -> new Command.CompareAndSet(key, in.signed(), in.signed());
        };
    }

    // Facts

    private Fact fact(int kind, int head) {
        return switch (kind) {
            case ROLE -> new Fact.Role(in.text(), in.signed());
            case APPEND -> {
                Version entry = entry();
                yield new Fact.Append(entry, content(entry, head));
            }
            case TRUNCATE -> new Fact.Truncate(in.signed());
            case COMMIT -> committed(head);
            case APPLY -> {
                Version entry = entry();
                Described content = content(entry, head);
                Command command = command(recent.commands, entry.position());
                yield new Fact.Apply(entry, content, command, (head & TRUE) != 0);
            }
            case RECOVER ->
                (head & KNOWN) != 0
                        ? new Fact.Snapshot(in.version(), (head & TRUE) != 0)
                        : new Fact.Recover(in.signed());
            default ->
                (head & TRUE) != 0
                        ? new Fact.Lease(
                                in.text(),
                                in.party(),
                                in.signed(),
                                Fact.Lease.Change.valueOf(in.text()))
                        : new Fact.Served(in.party(), in.signed(), in.recorded(""));
        };
    }

    private Fact committed(int head) {
        boolean known = (head & KNOWN) != 0;
        if ((head & TRUE) != 0) {
            Version version = entry();
            return known
                    ? written(version)
                    : new Fact.Stored(version, Fact.Stored.Holding.valueOf(in.text()));
        }
        return known ? new Fact.Acknowledged(entry()) : new Fact.Commit(in.signed());
    }

    private Fact written(Version version) {
        NodeId client = in.party();
        Command command = command(recent.commands, version.position());
        return new Fact.Written(version, client, Objects.requireNonNull(command), value());
    }

    /** The same object as long as it is remembered: judges keep many. */
    private Version entry() {
        Version entry = in.version();
        int slot = Recent.slot(entry.position());
        Version known = versions[slot];
        if (entry.equals(known)) {
            return known;
        }
        versions[slot] = entry;
        return entry;
    }

    private Described content(Version entry, int head) {
        int slot = Recent.slot(entry.position());
        if ((head & KNOWN) == 0) {
            recent.contents[slot] = in.recorded("");
        }
        return Objects.requireNonNull(recent.contents[slot]);
    }
}
