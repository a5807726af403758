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
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into bytes as {@link Layout} says, in tens of nanoseconds each and without making
 * objects.
 */
final class Encoder implements TraceSink {
    private final Bytes out;
    private final Tokens tokens;
    private final Recent recent = new Recent();
    private long nowNanos;
    private long lastSent;
    private @Nullable Message lastMessage;

    Encoder(Bytes out) {
        this.out = out;
        this.tokens = new Tokens(out);
    }

    @Override
    public void take(TraceEvent event) {
        if (event instanceof TraceEvent.Noted noted) {
            fact(noted);
        } else if (event instanceof Sent sent) {
            sent(sent);
        } else if (event instanceof TraceEvent.Delivered delivered) {
            delivered(delivered);
        } else if (event instanceof TraceEvent.TimerFired fired) {
            boolean late = fired.dueNanos() != fired.atNanos();
            head(TIMER, late ? LATE : 0, event);
            if (late) {
                out.signed(fired.atNanos() - fired.dueNanos());
            }
            party(fired.node());
            tokens.write(fired.timer());
        } else if (event instanceof TraceEvent.Saved saved) {
            head(SAVED, 0, event);
            party(saved.node());
            tokens.write(saved.durable());
        } else if (event instanceof TraceEvent.Invoked invoked) {
            head(INVOKED, 0, event);
            out.signed(invoked.operation());
            party(invoked.client());
            command(invoked.command(), recent.asked, invoked.operation());
        } else if (event instanceof TraceEvent.Completed completed) {
            completed(completed);
        } else {
            rare(event);
        }
    }

    private void rare(TraceEvent event) {
        if (event instanceof TraceEvent.Dropped dropped) {
            boolean known =
                    remembers(dropped.id(), dropped.from(), dropped.to(), dropped.message());
            head(DROPPED, known ? KNOWN : 0, event);
            message(known, dropped.id(), dropped.from(), dropped.to(), dropped.message());
            out.text(dropped.why());
        } else if (event instanceof TraceEvent.ProcessChanged changed) {
            head(PROCESS, 0, event);
            party(changed.node());
            out.text(changed.change().name());
        } else if (event instanceof TraceEvent.ClockChanged clock) {
            head(PROCESS, TRUE, event);
            party(clock.node());
            line(clock.monotonic());
            line(clock.wall());
            out.signed(clock.uncertaintyNanos());
        } else if (event instanceof TraceEvent.FaultChanged fault) {
            head(FAULT, fault.began() ? TRUE : 0, event);
            out.signed(fault.fault());
            out.text(fault.what());
        } else {
            throw new AssertionError("no such event: " + event);
        }
    }

    private void head(int kind, int flags, TraceEvent event) {
        long passedNanos = event.atNanos() - nowNanos;
        if (passedNanos == 0) {
            out.one(kind | flags | SAME_INSTANT);
        } else {
            nowNanos = event.atNanos();
            out.signed(kind | flags, passedNanos);
        }
    }

    private void line(ClockLine line) {
        out.signed(line.sinceNanos());
        out.signed(line.shownNanos());
        out.signed(line.driftPpb());
    }

    private void party(NodeId party) {
        out.text(party.name());
    }

    // Messages

    private void sent(Sent sent) {
        boolean again = sent.message() == lastMessage; // the very object, as in a broadcast
        head(SENT, again ? KNOWN : 0, sent);
        out.signed(sent.id() - lastSent);
        lastSent = sent.id();
        party(sent.from());
        party(sent.to());
        if (!again) {
            content(sent.message());
            lastMessage = sent.message();
        }
        recent.sent[Recent.slot(sent.id())] = sent;
    }

    private void content(Message message) {
        out.text(message.type());
        tokens.write(message);
    }

    private void delivered(TraceEvent.Delivered delivered) {
        Message message = delivered.message();
        boolean known = remembers(delivered.id(), delivered.from(), delivered.to(), message);
        boolean late = delivered.arrivedNanos() != delivered.atNanos();
        head(DELIVERED, (known ? KNOWN : 0) | (late ? LATE : 0), delivered);
        message(known, delivered.id(), delivered.from(), delivered.to(), message);
        if (late) {
            out.signed(delivered.atNanos() - delivered.arrivedNanos());
        }
    }

    private boolean remembers(long id, NodeId from, NodeId to, Message message) {
        Sent sent = recent.sent[Recent.slot(id)];
        return sent != null
                && sent.id() == id
                && sent.message() == message // the very object
                && sent.from().equals(from)
                && sent.to().equals(to);
    }

    private void message(boolean known, long id, NodeId from, NodeId to, Message message) {
        out.signed(lastSent - id);
        if (!known) {
            party(from);
            party(to);
            content(message);
        }
    }

    // Operations

    private void completed(TraceEvent.Completed completed) {
        head(COMPLETED, 0, completed);
        out.signed(completed.operation());
        party(completed.client());
        command(completed.command(), recent.asked, completed.operation());
        out.text(completed.outcome());
        value(completed.value());
    }

    private void value(Value value) {
        if (value instanceof Value.Int number) {
            out.one(INT);
            out.signed(number.number());
        } else if (value instanceof Value.Flag flag) {
            out.one(flag.truth() ? YES : NO);
        } else if (value instanceof Value.Grant grant) {
            out.one(GRANT);
            out.signed(grant.token());
            out.signed(grant.leaseNanos());
        } else if (value instanceof Value.Items items) {
            out.one(ITEMS);
            out.signed(items.items().size());
            items.items().forEach(out::signed);
        } else if (value instanceof Value.Siblings siblings) {
            out.one(SIBLINGS);
            out.signed(siblings.values().size());
            siblings.values().forEach(this::value);
        } else if (value instanceof Value.Text text) {
            out.one(TEXT);
            out.text(text.content());
        } else if (value instanceof Value.Listing listing) {
            out.one(LISTING);
            out.signed(listing.values().size());
            listing.values().forEach(this::value);
        } else {
            out.one(NIL);
        }
    }

    private void command(@Nullable Command command, @Nullable Command[] known, long number) {
        int slot = Recent.slot(number);
        if (command == null) {
            out.one(NO_COMMAND);
            return;
        }
        if (known[slot] == command) { // the very object
            out.one(KNOWN_COMMAND);
            return;
        }
        known[slot] = command;
        if (command instanceof Command.Read) {
            out.one(READ);
            out.text(command.key());
        } else if (command instanceof Command.Write write) {
            write(write);
        } else if (command instanceof Command.Add add) {
            out.one(add.answers() ? ADD : SILENT_ADD);
            out.text(command.key());
            out.signed(add.delta());
        } else if (command instanceof Command.CompareAndSet cas) {
            out.one(CAS);
            out.text(command.key());
            out.signed(cas.expected());
            out.signed(cas.value());
        } else if (command instanceof Command.Acquire) {
            out.one(ACQUIRE);
            out.text(command.key());
        } else if (command instanceof Command.Release release) {
            out.one(RELEASE);
            out.text(command.key());
            out.signed(release.token());
        } else if (command instanceof Command.PutIfAbsent put) {
            out.one(PUT_IF_ABSENT);
            out.text(command.key());
            out.signed(put.value());
        } else if (command instanceof Command.Delete) {
            out.one(DELETE);
            out.text(command.key());
        } else if (command instanceof Command.Insert insert) {
            out.one(INSERT);
            out.text(command.key());
            out.signed(insert.item());
        } else if (command instanceof Command.Remove remove) {
            out.one(REMOVE);
            out.text(command.key());
            out.signed(remove.item());
        } else if (command instanceof Command.Append append) {
            out.one(APPEND_ITEM);
            out.text(command.key());
            value(append.item());
        } else if (command instanceof Command.Enqueue enqueue) {
            out.one(ENQUEUE);
            out.text(command.key());
            value(enqueue.item());
        } else if (command instanceof Command.Dequeue) {
            out.one(DEQUEUE);
            out.text(command.key());
        }
    }

    private void write(Command.Write write) {
        if (write.value() instanceof Value.Int number) {
            out.one(write.fenced() ? FENCED_WRITE : WRITE);
            out.text(write.key());
            out.signed(number.number());
        } else {
            out.one(write.fenced() ? FENCED_WRITE_VALUE : WRITE_VALUE);
            out.text(write.key());
            value(write.value());
        }
        if (write.fenced()) {
            out.signed(write.token());
        }
    }

    // Facts

    private void fact(TraceEvent.Noted noted) {
        Fact fact = noted.fact();
        if (fact instanceof Fact.Append append) {
            boolean known = remembers(append.entry(), append.content());
            head(APPEND, known ? KNOWN : 0, noted);
            party(noted.node());
            entry(append.entry(), append.content(), known);
        } else if (fact instanceof Fact.Apply apply) {
            boolean known = remembers(apply.entry(), apply.content());
            head(APPLY, (known ? KNOWN : 0) | (apply.effective() ? TRUE : 0), noted);
            party(noted.node());
            entry(apply.entry(), apply.content(), known);
            command(apply.command(), recent.commands, apply.entry().position());
        } else if (fact instanceof Fact.Commit commit) {
            head(COMMIT, 0, noted);
            party(noted.node());
            out.signed(commit.index());
        } else if (fact instanceof Fact.Written written) {
            head(COMMIT, KNOWN | TRUE, noted);
            party(noted.node());
            version(written.version());
            party(written.client());
            command(written.command(), recent.commands, written.version().position());
            value(written.value());
        } else if (fact instanceof Fact.Acknowledged acknowledged) {
            head(COMMIT, KNOWN, noted);
            party(noted.node());
            version(acknowledged.version());
        } else if (fact instanceof Fact.Stored stored) {
            head(COMMIT, TRUE, noted);
            party(noted.node());
            version(stored.version());
            out.text(stored.holding().name());
        } else if (fact instanceof Fact.Served served) {
            head(SERVED, 0, noted);
            party(noted.node());
            party(served.client());
            out.signed(served.serial());
            tokens.write(served.how());
        } else if (fact instanceof Fact.Lease lease) {
            head(SERVED, TRUE, noted);
            party(noted.node());
            out.text(lease.lock());
            party(lease.client());
            out.signed(lease.token());
            out.text(lease.change().name());
        } else if (fact instanceof Fact.Role role) {
            head(ROLE, 0, noted);
            party(noted.node());
            out.text(role.role());
            out.signed(role.epoch());
        } else if (fact instanceof Fact.Truncate truncate) {
            head(TRUNCATE, 0, noted);
            party(noted.node());
            out.signed(truncate.fromIndex());
        } else if (fact instanceof Fact.Recover recover) {
            head(RECOVER, 0, noted);
            party(noted.node());
            out.signed(recover.lastIndex());
        } else if (fact instanceof Fact.Snapshot snapshot) {
            head(RECOVER, KNOWN | (snapshot.installed() ? TRUE : 0), noted);
            party(noted.node());
            version(snapshot.last());
        }
    }

    private void version(Version version) {
        out.signed(version.epoch());
        out.signed(version.position());
    }

    private boolean remembers(Version entry, Described content) {
        return recent.contents[Recent.slot(entry.position())] == content; // the very object
    }

    private void entry(Version entry, Described content, boolean known) {
        version(entry);
        if (!known) {
            tokens.write(content);
            recent.contents[Recent.slot(entry.position())] = content;
        }
    }
}
