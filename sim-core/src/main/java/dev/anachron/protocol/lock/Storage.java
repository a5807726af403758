package dev.anachron.protocol.lock;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.lock.LockMessage.Register;
import dev.anachron.protocol.lock.LockMessage.Registered;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Store;
import dev.anachron.spi.Timer;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the lock guards: objects that clients read and write. It knows nothing of leases. With fencing
 * it remembers the newest token that it has seen, and a write with an older one comes from somebody who
 * has lost the lock.
 */
final class Storage implements Node {
    /** There is one storage, and it never changes hands. */
    private static final long EPOCH = 1;

    private final NodeContext context;
    private final NodeId service;
    private final Store store = new Store();
    /** The answer to each client's last change, for repetitions of the request. */
    private final SortedMap<NodeId, Response.Done> answers = new TreeMap<>();

    private long changes;
    private long newestToken;

    Storage(NodeContext context, NodeId service) {
        this.context = context;
        this.service = service;
        for (Durable saved : context.saved()) {
            if (saved instanceof LockRecord.Written written) {
                changes = written.answer().version().position();
                store.apply(written.command(), written.answer().version());
                answers.put(written.client(), written.answer());
                see(written.command());
            } else if (saved instanceof LockRecord.Seen seen) {
                newestToken = Math.max(newestToken, seen.token());
            }
        }
    }

    @Override
    public void start(Outbox out) {}

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        if (message instanceof Request request) {
            onRequest(request, out);
        } else if (message instanceof Register register) {
            register(register, out);
        }
    }

    private void onRequest(Request request, Outbox out) {
        Command command = request.command();
        Response.Done last = answers.get(request.client());
        if (command.locks()) {
            out.reply(request, new Response.Redirect(request.serial(), request.attempt(), service));
        } else if (command.readsOnly()) {
            Store.Cell cell = store.read(command.key());
            out.reply(
                    request,
                    request.done(cell.value(), cell.version(), new Version(EPOCH, changes)));
        } else if (last != null && last.serial() >= request.serial()) {
            repeat(request, last, out);
        } else if (isFencedOff(command)) {
            Reason reason = new Reason.OldToken(((Command.Write) command).token(), newestToken);
            out.reply(request, new Response.Refused(request.serial(), request.attempt(), reason));
        } else {
            change(request, out);
        }
    }

    /**
     * Kleppmann: "the storage server remembers that it has already processed a write with a higher token
     * number (34), and so it rejects the request with token 33."
     */
    private boolean isFencedOff(Command command) {
        return LockProtocol.fences(context)
                && command instanceof Command.Write write
                && write.token() < newestToken;
    }

    private void change(Request request, Outbox out) {
        changes++;
        Version version = new Version(EPOCH, changes);
        Command command = request.command();
        Response.Done answer =
                request.done(store.apply(command, version).value(), version, version);
        answers.put(request.client(), answer);
        see(command);
        out.save(new LockRecord.Written(request.client(), command, answer));
        out.note(new Fact.Apply(version, command, command, true));
        out.reply(request, answer);
    }

    private void see(Command command) {
        if (command instanceof Command.Write write) {
            newestToken = Math.max(newestToken, write.token());
        }
    }

    /** What was done once is not done again; a client that has gone on waits for no answer. */
    private static void repeat(Request request, Response.Done last, Outbox out) {
        if (last.serial() == request.serial()) {
            out.reply(request, request.done(last.value(), last.version(), last.position()));
        }
    }

    private void register(Register register, Outbox out) {
        if (register.token() > newestToken) {
            newestToken = register.token();
            out.save(new LockRecord.Seen(newestToken));
        }
        out.send(service, new Registered(register.token()));
    }

    @Override
    public void onTimer(Timer timer, Outbox out) {}

    @Override
    public NodeState state() {
        return new NodeState(
                "storage",
                newestToken,
                false,
                new NodeState.Fields()
                        .put("newest token", newestToken)
                        .put("changes", changes)
                        .list());
    }
}
