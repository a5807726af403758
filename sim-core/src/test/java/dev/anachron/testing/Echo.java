package dev.anachron.testing;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.List;

/**
 * The smallest protocol: each node counts what it is asked, saves the count, tells its peers, and
 * ticks every 100 ms by its own clock, noting what the clock shows.
 */
public final class Echo implements Protocol {
    /** Sent to every peer when a request comes in. */
    public record Told(long count) implements Message {
        @Override
        public void describe(Description to) {
            to.word("Told").value(count);
        }
    }

    /** The count, on disk. */
    public record Counted(long count) implements Durable {
        @Override
        public void describe(Description to) {
            to.put("count", count);
        }
    }

    /** Every 100 ms. */
    public record Tick() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("Tick");
        }
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String summary() {
        return "Counts requests.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        return new EchoNode(context);
    }

    private static final class EchoNode implements Node {
        private final NodeContext context;
        private long count;

        EchoNode(NodeContext context) {
            this.context = context;
            for (Durable saved : context.saved()) {
                count = ((Counted) saved).count();
            }
        }

        @Override
        public void start(Outbox out) {
            out.note(new Fact.Recover(count));
            out.setTimer(new Tick(), SimTime.millis(100));
        }

        @Override
        public void onMessage(NodeId from, Message message, Outbox out) {
            if (message instanceof Request request) {
                count++;
                out.save(new Counted(count));
                context.peers().forEach(peer -> out.send(peer, new Told(count)));
                out.reply(
                        request,
                        new Response.Done(
                                request.serial(),
                                request.attempt(),
                                Value.of(count),
                                new Version(1, count),
                                new Version(1, count)));
            }
        }

        @Override
        public void onTimer(Timer timer, Outbox out) {
            out.note(new Fact.Commit(context.clock().nowNanos()));
            out.setTimer(timer, SimTime.millis(100));
        }

        @Override
        public NodeState state() {
            return new NodeState("echo", 0, context.self().name().equals("n1"), List.of());
        }
    }
}
