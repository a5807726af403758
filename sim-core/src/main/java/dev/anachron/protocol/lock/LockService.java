package dev.anachron.protocol.lock;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.protocol.lock.LockMessage.Register;
import dev.anachron.protocol.lock.LockMessage.Registered;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Fact.Lease.Change;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives locks away, each to one client at a time and for one lease, with a token that is greater than
 * every one before. A lease ends when its holder gives the lock back or when it is over by this node's
 * clock; after a restart every lease begins anew, since nobody knows how long the node was down.
 *
 * <p>A lock is free, or promised (the storage does not know the token yet; with {@code register} only),
 * or given.
 */
final class LockService implements Node {
    private final NodeContext context;
    private final NodeId storage;
    private final long leaseNanos;
    private final boolean registers;
    private final SortedMap<String, Hold> holds = new TreeMap<>();
    private long lastToken;

    /** A lock that is not free. */
    private static final class Hold {
        final String lock;
        final NodeId client;
        final long serial;
        final long token;
        final long endsNanos;
        boolean given;
        /** The attempt to answer when the storage knows the token; null when there is none. */
        @Nullable
        Request waiting;

        Hold(String lock, NodeId client, long serial, long token, long endsNanos) {
            this.lock = lock;
            this.client = client;
            this.serial = serial;
            this.token = token;
            this.endsNanos = endsNanos;
        }

        boolean isFor(Request request) {
            return client.equals(request.client()) && serial == request.serial();
        }
    }

    /** The lease with this token is over. */
    record LeaseOver(String lock, long token) implements Timer {
        @Override
        public void describe(Description to) {
            to.word("LeaseOver").value(lock).put("token", token);
        }
    }

    LockService(NodeContext context, NodeId storage) {
        this.context = context;
        this.storage = storage;
        this.leaseNanos = context.settings().duration("lease");
        this.registers = context.settings().flag("register");
    }

    @Override
    public void start(Outbox out) {
        for (Durable saved : context.saved()) {
            if (saved instanceof LockRecord.Given given) {
                lastToken = given.token();
                Hold hold = hold(given.lock(), given.client(), given.serial());
                hold.given = true; // perhaps: whoever has been told must be safe
                holds.put(given.lock(), hold);
            } else if (saved instanceof LockRecord.Free free) {
                holds.remove(free.lock());
            }
        }
        holds.values().forEach(hold -> out.setTimer(over(hold), leaseNanos));
    }

    private Hold hold(String lock, NodeId client, long serial) {
        long endsNanos = SimTime.plus(LockProtocol.nowNanos(context), leaseNanos);
        return new Hold(lock, client, serial, lastToken, endsNanos);
    }

    private static LeaseOver over(Hold hold) {
        return new LeaseOver(hold.lock, hold.token);
    }

    // Messages

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            onRequest(request, out);
        } else if (message instanceof Registered registered) {
            onRegistered(registered, out);
        }
    }

    private void onRequest(Request request, Outbox out) {
        Command command = request.command();
        if (command instanceof Command.Acquire acquire) {
            onAcquire(request, acquire.key(), out);
        } else if (command instanceof Command.Release release) {
            onRelease(request, release, out);
        } else {
            out.reply(request, new Response.Redirect(request.serial(), request.attempt(), storage));
        }
    }

    private void onAcquire(Request request, String lock, Outbox out) {
        Hold held = held(lock, out);
        if (held != null && !held.client.equals(request.client())) {
            Reason reason = new Reason.HeldBy(held.client, held.token);
            out.reply(request, new Response.Busy(request.serial(), request.attempt(), reason));
            return;
        }
        // A client that asks anew has given up what it had.
        Hold hold = held != null && held.isFor(request) ? held : promise(request, lock, out);
        hold.waiting = request;
        if (registers && !hold.given) {
            out.send(storage, new Register(hold.token));
        } else {
            give(hold, out);
        }
    }

    private Hold promise(Request request, String lock, Outbox out) {
        free(lock, Change.RELEASED, out);
        lastToken++;
        Hold hold = hold(lock, request.client(), request.serial());
        holds.put(lock, hold);
        out.save(new LockRecord.Given(lock, hold.client, hold.serial, hold.token));
        out.setTimer(over(hold), leaseNanos);
        return hold;
    }

    private void onRegistered(Registered registered, Outbox out) {
        for (Hold hold : holds.values()) {
            if (hold.token == registered.token()) {
                give(hold, out);
            }
        }
    }

    /** A repetition of the request gets the same token, and what is left of the lease. */
    private void give(Hold hold, Outbox out) {
        if (!hold.given) {
            hold.given = true;
            out.note(new Fact.Lease(hold.lock, hold.client, hold.token, Change.GIVEN));
        }
        Request request = hold.waiting;
        if (request != null) {
            hold.waiting = null;
            long leftNanos = hold.endsNanos - LockProtocol.nowNanos(context);
            done(request, new Value.Grant(hold.token, leftNanos), out);
        }
    }

    private void onRelease(Request request, Command.Release release, Outbox out) {
        Hold held = held(release.key(), out);
        boolean holder = held != null && held.token == release.token();
        if (holder || (held != null && LockProtocol.releasesAnyHolder(context))) {
            free(release.key(), Change.RELEASED, out);
            done(request, Value.NIL, out);
        } else {
            Reason reason = new Reason.NotTheHolder(release.token());
            out.reply(request, new Response.Refused(request.serial(), request.attempt(), reason));
        }
    }

    private static void done(Request request, Value value, Outbox out) {
        out.reply(request, request.done(value, Version.NONE, Version.NONE));
    }

    // Timers

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof LeaseOver over) {
            Hold hold = holds.get(over.lock());
            if (hold == null || hold.token != over.token()) {
                return;
            }
            long leftNanos = hold.endsNanos - LockProtocol.nowNanos(context);
            if (leftNanos > 0) { // the clock was set back
                out.setTimer(over, leftNanos);
            } else {
                free(over.lock(), Change.EXPIRED, out);
            }
        }
    }

    // Helpers, in call order

    /** Who has the lock; a timer may be late, so the clock decides. */
    private @Nullable Hold held(String lock, Outbox out) {
        Hold hold = holds.get(lock);
        if (hold != null && LockProtocol.nowNanos(context) >= hold.endsNanos) {
            free(lock, Change.EXPIRED, out);
        }
        return holds.get(lock);
    }

    private void free(String lock, Change how, Outbox out) {
        Hold hold = holds.remove(lock);
        if (hold == null) {
            return;
        }
        out.save(new LockRecord.Free(lock));
        out.cancelTimer(over(hold));
        if (hold.given) {
            out.note(new Fact.Lease(lock, hold.client, hold.token, how));
        }
    }

    @Override
    public NodeState state() {
        NodeState.Fields fields = new NodeState.Fields().put("last token", lastToken);
        List<NodeState.Lease> leases = new ArrayList<>();
        boolean byWallClock = LockProtocol.goesByWallClock(context);
        for (Hold hold : holds.values()) {
            String who = hold.client + " with " + hold.token;
            String untilWhen = SimTime.text(hold.endsNanos);
            fields.put(hold.lock, hold.given ? who + " until " + untilWhen : "promised to " + who);
            leases.add(new NodeState.Lease(
                    hold.lock + " of " + hold.client, hold.endsNanos, byWallClock));
        }
        return new NodeState("lock service", lastToken, true, fields.list(), leases);
    }
}
